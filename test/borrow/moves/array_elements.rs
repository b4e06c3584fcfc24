fn take<T>(_: T) {}
fn m12(v: Vec<String>) {
    let x = v[0]; //~ ERROR[E0507] cannot move out of index of `Vec<String>`
    for s in v {
        take(s);
    }
    v.len(); //~ ERROR[E0382] borrow of moved value: `v`
}
fn m14(v: [String; 2]) {
    let [a, b] = v;
    take(a);
    take(v); //~ ERROR[E0382] use of partially moved value: `v`
}
fn m15(v: [String; 2]) {
    let [a, _] = v;
    take(a);
    let [_, b] = v;
    take(b);
    let [c, _] = v; //~ ERROR[E0382] use of moved value: `v[..]`
}
fn m16(v: [String; 2], i: usize) {
    take(v[i]); //~ ERROR[E0508] cannot move out of type `[String; 2]`, a non-copy array
    take(v[0]); //~ ERROR[E0508] cannot move out of type `[String; 2]`, a non-copy array
}
