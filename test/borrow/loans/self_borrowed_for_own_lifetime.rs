struct L<'a> {
    s: &'a str,
    v: Vec<&'a str>,
}
impl<'a> L<'a> {
    fn m6(&'a mut self) -> &'a str {
        self.s
    }
}
fn use6(mut l: L) {
    l.m6(); //~ ERROR[E0597] `l` does not live long enough
    l.m6(); //~ ERROR[E0499] cannot borrow `l` as mutable more than once at a time
}
fn use6b(mut l: L) {
    l.m6(); //~ ERROR[E0597] `l` does not live long enough
}
fn use6c(mut l: L) {
    l.m6(); //~ ERROR[E0597] `l` does not live long enough
    let y = 1;
    l.m6(); //~ ERROR[E0499] cannot borrow `l` as mutable more than once at a time
    let z = 1;
}
