macro_rules! list { () => { Vec::new() }; ($($x:expr),+ $(,)?) => {{ let mut v = Vec::new(); $(v.push($x);)+ v }}; }
macro_rules! max { ($x:expr) => ($x); ($x:expr, $($rest:expr),+) => {{ let a = $x; let b = max!($($rest),+); if a > b { a } else { b } }}; }
macro_rules! table { ($($key:ident: [$($v:literal),*]);*) => { $(const $key: &[i32] = &[$($v),*];)* } }
macro_rules! define { ($name:ident) => { macro_rules! $name { ($x:expr) => { $x + 1 } } } }
macro_rules! generic { ($t:ty, $u:ty) => { HashMap<$t, $u> } }
table!(A: [1, 2]; B: []);
define!(plus_one);
fn main() {
    let v = list![1, 2 + 3,];
    let m = max!(1, 2, 3) * 2;
    let p = plus_one!(2 * 3);
    let g: generic!(Vec<Vec<u8>>, (i32, i32)) = x;
}
