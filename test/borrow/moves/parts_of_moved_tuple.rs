fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn m1(t: (String, String)) {
    take(t);
    r(&t.0);
    r(&t.1); //~ ERROR[E0382] borrow of moved value: `t`
}
fn m2(t: (String, String)) {
    take(t);
    r(&t.0); //~ ERROR[E0382] borrow of moved value: `t`
    r(&t);
}
fn m3(t: (String, String)) {
    take(t);
    r(&t);
    r(&t.1); //~ ERROR[E0382] borrow of moved value: `t`
}
fn m4(t: (String, String)) {
    take(t.0);
    r(&t); //~ ERROR[E0382] borrow of partially moved value: `t`
    r(&t);
    take(t);
}
