fn take<T>(_: T) {}
fn m20(x: std::rc::Rc<String>) {
    take(*x); //~ ERROR[E0507] cannot move out of an `Rc`
}
fn m21(x: &mut Option<String>) {
    let y = x.unwrap(); //~ ERROR[E0507] cannot move out of `*x` which is behind a mutable reference
    let z = x.take().unwrap();
    take(y);
    take(z);
}
fn m39(x: &String) -> String {
    *x //~ ERROR[E0507] cannot move out of `*x` which is behind a shared reference
}
fn m40(x: &&String) -> String {
    **x //~ ERROR[E0507] cannot move out of `**x` which is behind a shared reference
}
fn m41(x: &Box<String>) -> String {
    **x //~ ERROR[E0507] cannot move out of `**x` which is behind a shared reference
}
fn m42(x: *const String) -> String {
    unsafe { *x } //~ ERROR[E0507] cannot move out of `*x` which is behind a raw pointer
}
