struct S<'a> { r: &'a i32 }
impl Drop for S<'_> {
    fn drop(&mut self) {}
}
fn f<'a>(s: S<'a>) -> &'a i32 {
    s.r
}
fn main() {}
