struct S<'a> { data: &'a mut String }
fn f<'a>(s: S<'a>) -> &'a mut String {
    &mut *s.data
}
fn main() {}
