struct S {
    v: Vec<i32>,
}
impl S {
    fn a(&self) -> impl Iterator<Item = i32> {
        self.v.clone().into_iter()
    }
    fn c(&self) -> impl Iterator<Item = &i32> {
        self.v.iter()
    }
}
fn u10(mut s: S) {
    let i = s.a();
    s.v.push(1); //~ ERROR[E0502] cannot borrow `s.v` as mutable because it is also borrowed as immutable
    i.count();
}
fn u12(mut s: S) {
    let i = s.c();
    s.v.push(1); //~ ERROR[E0502] cannot borrow `s.v` as mutable because it is also borrowed as immutable
    i.count();
}
