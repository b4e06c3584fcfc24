use std::fmt::Display;
#[derive(Debug)]
struct P {
    x: i32,
    name: String,
}
enum Shape {
    Round,
    Square,
}
struct Wrap<T>(T);
trait Area {
    fn area(&self) -> i32;
}
fn call() {
    let p = P { x: 1, name: String::new() };
    p.clone();
    p.nam;
    p.lenght();
    p.name.lenght();
    let v = vec![1];
    v.lenn();
    v.push_bak(1);
    let a = p == p;
    let b = p + p;
    let c = p < p;
    println!("{}", p);
    println!("{:?}", Shape::Round);
    Shape::Triangle;
    let o = Some(1);
    o.len();
    let w = Wrap(p);
    w.clone();
    5.foo();
    "a".push('b');
    p.x();
    v.len;
    P::new();
    v.iter().collect();
    let s: String = vec!['a'].iter().map(|c| c.to_string()).sum2();
}
fn compare<T>(a: T, b: T) -> bool {
    a > b
}
fn show<T>(t: T) {
    println!("{}", t);
}
fn clone_it<T>(t: &T) -> T {
    t.clone()
}
fn debug<T>(t: &T) {
    println!("{t:?}");
}
fn sum<T>(a: T, b: T) -> T {
    a + b
}
fn main() {}
