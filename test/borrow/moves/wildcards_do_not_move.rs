fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn m61(x: String) {
    let _ = x;
    take(x);
    let _y = x; //~ ERROR[E0382] use of moved value: `x`
}
fn m62(x: (String, String)) {
    let (_, b) = x;
    take(x.0);
    take(b);
    r(&x.1); //~ ERROR[E0382] borrow of moved value: `x.1`
}
fn m63(s: String) {
    match s {
        _ => {}
    }
    take(s);
    match s {
        _x => {} //~ ERROR[E0382] use of moved value: `s`
    }
}
