fn take<T>(_: T) {}
fn m22(x: String) {
    let c = || take(x);
    c();
    c(); //~ ERROR[E0382] use of moved value: `c`
}
fn m37(x: String) {
    let f = move || x.len();
    f();
    x.len(); //~ ERROR[E0382] borrow of moved value: `x`
}
fn m68(x: &str, y: String) -> impl Fn() -> String {
    move || y //~ ERROR[E0507] cannot move out of `y`, a captured variable in an `Fn` closure
}
fn m69(y: String) -> impl FnMut() -> usize {
    let mut y = y;
    move || {
        y.push('a');
        let z = y; //~ ERROR[E0507] cannot move out of `y`, a captured variable in an `FnMut` closure
        3
    }
}
