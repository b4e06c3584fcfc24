const N: usize = 7;
fn f(n: i32) -> i32 {
    let a = [1, 2, 3];
    let z = 0;
    let b = 255u8 + 1;
    let c = 1 / z;
    let d = n / 0;
    let e = a[5];
    let g = a[N];
    let h = i32::MIN;
    let i = -h;
    let j = 1 << 40;
    let k = i32::MAX * 2;
    let l = 200u8;
    let m = l + 100;
    let mut o = 1u8;
    o -= 2;
    let p = n % z;
    let q = i32::MIN / -1;
    if false { let _r = 1u8 - 2; }
    let mut idx = 0;
    while idx < 5 { idx += 1; }
    let s = [1][idx];
    b as i32
}
fn main() { println!("{}", f(3)); }
