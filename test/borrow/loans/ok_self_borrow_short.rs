struct S<'a> { text: &'a str }
impl<'a> S<'a> {
    fn f(&mut self) {}
}
fn main() {
    let mut s = S { text: "a" };
    s.f();
    s.f();
}
