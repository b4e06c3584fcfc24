use std::collections::HashMap;
trait Shape {
    fn area(&self) -> f64;
}
trait Lonely {}
trait Single {}
trait Gen<T> {}
struct Circle;
struct Square;
struct P;
struct V<T>(T);
impl Shape for Circle {
    fn area(&self) -> f64 {
        1.0
    }
}
impl Shape for Square {
    fn area(&self) -> f64 {
        1.0
    }
}
impl Single for Circle {}
impl Gen<i32> for Circle {}
impl Gen<u8> for Circle {}
impl<T: Clone> Shape for V<T> {
    fn area(&self) -> f64 {
        1.0
    }
}
fn shape(s: impl Shape) {}
fn shape2<T: Shape>(s: &T) {}
fn lonely<T: Lonely>(t: T) {}
fn single<T: Single>(t: T) {}
fn genr<T: Gen<String>>(t: T) {}
fn ord<T: Ord>(t: T) {}
fn iter<T: Iterator>(t: T) {}
fn into<T: Into<String>>(t: T) {}
fn hash<T: std::hash::Hash>(t: T) {}
fn error<T: std::error::Error>(t: T) {}
fn add<T: std::ops::Add>(t: T) {}
fn func<F: Fn(i32) -> i32>(f: F) {}
fn main() {
    shape(P);
    shape(1);
    shape("a");
    shape2(&P);
    shape2(&String::new());
    shape(V(P));
    lonely(P);
    lonely(2);
    single(P);
    single(3u8);
    single(&Circle);
    genr(Circle);
    genr(P);
    ord(1.0);
    ord(P);
    iter(vec![1]);
    iter(P);
    into(1);
    into(P);
    hash(P);
    error(P);
    error("a");
    add(P);
    add("a");
    func(1);
    func(P);
    let b: Box<dyn Shape> = Box::new(P);
    let c: &dyn Shape = &1;
    let d: Box<dyn std::error::Error> = Box::new(P);
    let e: f64 = 1.0 + 1;
    let e2 = 1 + 1.0;
    let e3 = 2 * 1.5f64;
    let e4 = "a" + "b";
    let e5: usize = 1i32 + 1usize;
    let e6 = 1u8 == 2u16;
    let e7 = "a" == 'a';
    let e8 = String::new() == 1;
    let s: i32 = "5".parse::<f64>().unwrap().into();
    let s: u8 = u8::from(5i32);
    let s: i32 = 5i64.into();
    let s = String::from(5);
    let t: Vec<String> = vec!["a"].into_iter().collect();
    let u: HashMap<i32, i32> = vec![1].into_iter().collect();
    let m: i32 = vec!["a"].iter().sum();
    let w = vec![1, 2].iter().map(|x| x * 2).sum::<String>();
    for i in 5 {}
    for i in P {}
    for i in &P {}
    let arr = [1, 2, 3];
    arr["a"];
    arr[1.0];
    arr[1u8];
    let v2 = vec![1];
    v2[-1];
    let h = HashMap::from([(1, 2)]);
    h["a"];
    let x = [P; 3];
    let y: [String; 2] = [String::new(); 2];
    println!("{}", V(1));
    println!("{:?}", P);
    println!("{}", ());
    println!("{}", vec![1]);
    println!("{}", Some(1));
    println!("{:x}", 1.0);
    format!("{}", P);
    println!("{0} {0:?} {P}", 1, P = P);
    let z = P == P;
    let z = !P;
    let z = -"a";
    let z = P + 1;
    let mut q = P;
    q += 1;
    let r: Option<P> = None;
    r.unwrap_or_default();
    dbg!(P);
    assert_eq!(P, P);
    std::thread::spawn(|| {}).join().unwrap() + 1;
    let rc = std::rc::Rc::new(1);
    std::thread::spawn(move || {
        rc;
    });
}
