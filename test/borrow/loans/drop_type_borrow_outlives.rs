struct S<'a> { data: &'a mut String }
impl<'a> Drop for S<'a> {
    fn drop(&mut self) { self.data.push('x'); }
}
fn f<'a>(s: S<'a>) -> &'a mut String {
    &mut *s.data //~ ERROR[E0713] borrow may still be in use when destructor runs
}
fn main() {}
