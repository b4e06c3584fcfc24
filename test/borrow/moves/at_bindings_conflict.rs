fn r<T>(_: &T) {}
fn m65(s: Option<String>) {
    if let Some(t @ ref u) = s { //~ ERROR borrow of moved value //~ ERROR[E0505] cannot move out of `s.0` because it is borrowed
        r(u);
    }
}
fn m66(s: String) {
    let t @ ref u = s; //~ ERROR borrow of moved value
}
fn m67(s: String) {
    let ref t @ u = s; //~ ERROR cannot move out of value because it is borrowed //~ ERROR[E0382] borrow of moved value: `s`
}
fn m68(s: (String, i32)) {
    let t @ (ref a, b) = s; //~ ERROR borrow of moved value
}
fn m69(s: (i32, i32)) {
    let t @ (ref a, b) = s;
}
fn m70(s: (i32, i32)) {
    let ref mut t @ (ref a, b) = s; //~ ERROR cannot borrow value as immutable because it is also borrowed as mutable //~ ERROR[E0596] cannot borrow `s` as mutable, as it is not declared as mutable
}
fn m71(s: (i32, String)) {
    let ref t @ (ref a, ref b) = s;
}
fn m72(s: (i32, String)) {
    let ref t @ (ref a, ref mut b) = s; //~ ERROR cannot borrow value as mutable because it is also borrowed as immutable //~ ERROR[E0596] cannot borrow `s.1` as mutable, as `s` is not declared as mutable
}
