fn take<T>(_: T) {}
fn m23(x: String) {
    let y = x;
    let z = x; //~ ERROR[E0382] use of moved value: `x`
    let w = x; //~ ERROR[E0382] use of moved value: `x`
}
fn m24(x: String) -> String {
    let y = x;
    { x } //~ ERROR[E0382] use of moved value: `x`
}
fn m27(a: String, b: String) {
    let t = (a, b, a); //~ ERROR[E0382] use of moved value: `a`
}
fn m28(a: String) {
    take((a.clone(), a, a.clone())); //~ ERROR[E0382] borrow of moved value: `a`
}
