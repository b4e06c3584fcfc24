struct P {
    a: String,
    b: String,
}
fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn m8(p: P) {
    let P { a, .. } = p;
    r(&p.b);
    r(&p.a); //~ ERROR[E0382] borrow of moved value: `p.a`
    r(&p);
    take(a);
}
fn m9(mut p: P) {
    take(p.a);
    p.b = String::new();
    p.a = String::new();
    r(&p);
    take(p);
    p.a = String::new(); //~ ERROR[E0382] assign to part of moved value: `p`
}
fn m11(p: &mut P) {
    let x = p.a; //~ ERROR[E0507] cannot move out of `p.a` which is behind a mutable reference
    p.a = x;
}
