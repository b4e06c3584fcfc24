fn take<T>(_: T) {}
fn m17(b: Box<(String, String)>) {
    take(b.0);
    take(b.1);
    take(b); //~ ERROR[E0382] use of partially moved value: `b`
}
fn m18(b: Box<String>) {
    let x = *b;
    take(b); //~ ERROR[E0382] use of moved value: `b`
    take(x);
}
fn m19(x: Option<Box<String>>) {
    if let Some(y) = x {
        take(*y);
    }
    take(x); //~ ERROR[E0382] use of partially moved value: `x`
}
