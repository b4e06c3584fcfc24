fn take<T>(_: T) {}
fn call<F: FnMut()>(mut f: F) {
    f()
}
fn whole(s: String) {
    call(|| take(s)); //~ ERROR[E0507] cannot move out of `s`, a captured variable in an `FnMut` closure
}
fn part(p: (String, i32)) {
    call(|| take(p.0)); //~ ERROR[E0507] cannot move out of `p.0`, a captured variable in an `FnMut` closure
}
fn behind(b: Box<(String, i32)>) {
    call(|| take(b.0)); //~ ERROR[E0507] cannot move out of `b.0`, as `b` is a captured variable in an `FnMut` closure
}
fn reference(r: &mut Option<String>) {
    call(|| take(*r)); //~ ERROR[E0507] cannot move out of `*r`, as `r` is a captured variable in an `FnMut` closure
}
