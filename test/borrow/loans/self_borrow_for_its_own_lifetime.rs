struct S<'a> { text: &'a str }
impl<'a> S<'a> {
    fn f(&'a mut self) {}
}
fn main() {
    let mut s = S { text: "a" };
    s.f();
    s.f(); //~ ERROR[E0499] cannot borrow `s` as mutable more than once at a time
}
