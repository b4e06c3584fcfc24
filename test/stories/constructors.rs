struct A {
    b: Option<B>,
    n: i32,
}
struct B {
    a: (i32, A),
}
enum L {
    Nil,
    Cons(i32, L),
}
struct T {
    l: Option<T>,
    r: Option<T>,
}
struct V<X> {
    n: Option<V<X>>,
    x: X,
}
struct N(String);
impl Copy for N {}
impl Clone for N {
    fn clone(&self) -> N {
        N(String::new())
    }
}
#[derive(Copy, Clone)]
struct M(i32);
impl Drop for M {
    fn drop(&mut self) {}
}
#[derive(Clone, Copy)]
enum E {
    A(Vec<i32>),
    B { s: String },
}
#[derive(Clone, Copy)]
struct G<T>(Vec<T>);
struct S1 {
    x: i32,
}
struct S2(i32);
struct S3;
enum K {
    A { x: i32 },
    B(i32),
    C,
}
fn ctor() {
    S1(1);
    S1;
    S1();
    S2 { x: 1 };
    S3(1);
    K::A(1);
    K::A;
    K::B;
    K::C(1);
    K::B { x: 1 };
    let S1(y) = S1 { x: 1 };
    let z = i32;
    let w = String;
    let w2 = String("a");
    let k = Vec(1);
    let t = std::fmt::Display;
    String;
    K;
    K(1);
}
fn main() {}
