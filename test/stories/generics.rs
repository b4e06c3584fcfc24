use std::fmt::Display;
struct P;
impl P {
    fn show(&self) -> String {
        self.to_string()
    }
}
fn largest<T>(list: &[T]) -> T {
    let mut l = list[0];
    for &i in list {
        if i > l {
            l = i;
        }
    }
    l
}
fn show_all<T>(items: Vec<T>) -> String {
    items.iter().map(|i| i.to_string()).collect()
}
fn dup<T>(t: T) -> (T, T) {
    (t.clone(), t)
}
fn hash<K, V>(k: K, v: V) {
    let mut m = std::collections::HashMap::new();
    m.insert(k, v);
}
fn sum<T>(v: &[T]) -> T {
    v.iter().sum()
}
fn conv<T>(t: T) -> String {
    String::from(t)
}
fn pr<T: Display>(t: T) {
    println!("{:?}", t);
}
fn im(t: impl Display) {
    println!("{:?}", t);
}
struct S<T: Display>(T);
fn mk() -> S<P> {
    S(P)
}
fn mk2(v: Vec<i32>) {
    let s = S(v);
}
impl<T> S<T> {
    fn f(&self) {}
}
trait A {
    type Out: Display;
    fn get(&self) -> Self::Out;
}
impl A for P {
    type Out = Vec<i32>;
    fn get(&self) -> Vec<i32> {
        vec![]
    }
}
fn ret() -> impl Display {
    P
}
fn ret2() -> impl Iterator<Item = i32> {
    vec![1]
}
fn ret3() -> Box<dyn Display> {
    Box::new(P)
}
fn ret4() -> impl Fn(i32) -> i32 {
    |x: String| 1
}
fn take(f: impl Fn(i32) -> String) {}
fn sorts(mut v: Vec<f64>) {
    v.sort();
    let m = v.iter().max();
    let b: std::collections::BTreeSet<f64> = v.into_iter().collect();
}
#[derive(PartialEq, Eq, Hash, Clone, Copy, Debug, Default, PartialOrd, Ord)]
struct D {
    f: P,
    g: f64,
}
#[derive(Default)]
enum E {
    A,
    B,
}
#[derive(Debug)]
struct F {
    p: P,
}
fn opt() -> Option<i32> {
    let x: Result<i32, String> = Ok(1);
    Some(x?)
}
fn res() -> Result<i32, String> {
    let x = Some(1);
    Ok(x?)
}
fn none() {
    let x = Some(1)?;
}
fn main() {
    take(|x| x + 1);
    take(|x, y| String::new());
    take(|x: &str| String::new());
    let x: i32 = "1".parse()?;
    let c = || {
        let y: i32 = "2".parse()?;
    };
    let v: Vec<i32> = vec![1, 2, 3].iter().map(|x| x.to_string()).collect();
    let s: String = vec![1, 2].iter().collect();
    let m = vec![1.5, 2.5].iter().max();
    let k = vec![P].contains(&P);
    let o = vec![P].sort();
    let j = vec![1, 2].join(",");
    let z = vec!["a"].concat().len() + "b";
    let n = [1, 2, 3].iter().filter(|x| x > 1).count();
    let n2 = [1, 2, 3].iter().filter(|x| x % 2 == 0).count();
    let n3 = [1, 2, 3].iter().map(|&&x| x).count();
}
