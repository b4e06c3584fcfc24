struct A { b: B }
struct B { n: i32 }
impl A {
    fn b(&mut self) -> &mut B { &mut self.b }
    fn n(&self) -> i32 { self.b.n }
}
fn main() {
    let mut a = A { b: B { n: 1 } };
    a.b().n = a.n();
    let b = a.b();
    b.n = a.n(); //~ ERROR[E0502] cannot borrow `a` as immutable because it is also borrowed as mutable
    b.n = 1;
}
