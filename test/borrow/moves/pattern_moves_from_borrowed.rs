struct P {
    a: String,
    b: String,
}
fn take<T>(_: T) {}
fn m10(p: &P) {
    let P { a, b } = *p; //~ ERROR[E0507] cannot move out of `p.a` which is behind a shared reference
}
fn m13(v: &[String]) {
    let x = v[0]; //~ ERROR[E0508] cannot move out of type `[String]`, a non-copy slice
    let [a, ..] = v else { return };
    take(a);
    if let [a, ..] = *v {} //~ ERROR[E0508] cannot move out of type `[String]`, a non-copy slice
}
