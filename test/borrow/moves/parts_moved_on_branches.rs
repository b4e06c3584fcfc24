fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn m5(t: (String, String), c: bool) {
    if c {
        take(t.0);
    } else {
        take(t.1);
    }
    r(&t); //~ ERROR[E0382] borrow of partially moved value: `t`
}
fn m6(t: (String, String), c: bool) {
    if c {
        take(t.0);
    } else {
        take(t.1);
    }
    r(&t.0); //~ ERROR[E0382] borrow of moved value: `t.0`
    r(&t.1); //~ ERROR[E0382] borrow of moved value: `t.1`
}
fn m7(t: String, c: bool) {
    if c {
        take(t);
    }
    r(&t); //~ ERROR[E0382] borrow of moved value: `t`
    if c {
        take(t);
    }
    r(&t); //~ ERROR[E0382] borrow of moved value: `t`
}
