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
    ord(P);
    iter(vec![1]);
    iter(P);
    error(P);
    add(P);
    func(1);
    func(P);
    let b: Box<dyn Shape> = Box::new(P);
    let c: &dyn Shape = &1;
    let d: Box<dyn std::error::Error> = Box::new(P);
    let x = [P; 3];
    let y: [String; 2] = [String::new(); 2];
    println!("{}", V(1));
    println!("{:?}", P);
    println!("{}", ());
    println!("{}", Some(1));
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
}
