fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn m64(s: String) {
    if let t @ _ = s {
        take(t)
    }
    take(s) //~ ERROR[E0382] use of moved value: `s`
}
fn m65(s: Option<String>) {
    if let Some(t @ ref u) = s { //~ ERROR borrow of moved value //~ ERROR[E0505] cannot move out of `s.0` because it is borrowed
        r(u);
    }
}
fn m66(s: Option<String>) {
    if let ref a @ Some(ref b) = s {
        r(a);
        r(b);
    }
    if let a @ Some(_) = s {
        take(a);
    }
}
fn m67(s: Option<(String, String)>) {
    if let Some((a, ref b)) = s {
        take(a);
        r(b);
    }
    r(&s); //~ ERROR[E0382] borrow of partially moved value: `s`
}
