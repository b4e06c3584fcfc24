#[derive(Debug)]
struct Point {
    name: String,
}
fn take(v: Vec<i32>) -> usize {
    v.len()
}
fn plain() {
    let v = vec![1];
    take(v);
    println!("{:?}", v);
}
fn in_for() {
    let v = vec![1];
    for x in v {
        println!("{x}");
    }
    println!("{}", v.len());
}
fn method() {
    let s = String::from("a");
    let b = s.into_bytes();
    println!("{s} {b:?}");
}
fn closure() {
    let s = String::from("a");
    let f = move || println!("{s}");
    f();
    println!("{s}");
}
fn in_pattern() {
    let o = Some(String::from("a"));
    if let Some(s) = o {
        println!("{s}");
    }
    println!("{o:?}");
}
fn no_clone() {
    let p = Point { name: String::new() };
    let q = p;
    println!("{p:?} {q:?}");
}
fn field() {
    let p = Point { name: String::new() };
    let n = p.name;
    println!("{p:?} {n}");
}
fn in_loop() {
    let v = vec![1];
    for _ in 0..3 {
        take(v);
    }
}
fn operator() {
    let a = String::from("a");
    let b = a + "b";
    println!("{a}{b}");
}
fn parameter(s: String) {
    drop(s);
    println!("{s}");
}
fn reference(r: &mut Vec<i32>) {
    let a = r;
    a.push(1);
    r.push(2);
}
fn generic<T>(t: T) -> (T, T) {
    (t, t)
}
fn main() {
    plain();
    in_for();
    method();
    closure();
    in_pattern();
    no_clone();
    field();
    in_loop();
    operator();
    parameter(String::new());
    reference(&mut Vec::new());
    generic(1);
}
