struct S { n: i32 }
impl Drop for S {
    fn drop(&mut self) {}
}
fn f() -> &'static i32 {
    let s = S { n: 1 };
    &s.n //~ ERROR[E0713] borrow may still be in use when destructor runs
}
fn main() {}
