fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn m31(x: Option<String>) {
    match x {
        Some(ref y) => r(y),
        None => {}
    }
    match x {
        Some(y) => take(y),
        None => {}
    }
    match x {
        Some(y) => take(y), //~ ERROR[E0382] use of moved value
        None => {}
    }
}
fn m32(x: Result<String, String>) {
    match x {
        Ok(y) | Err(y) => take(y),
    }
    r(&x); //~ ERROR[E0382] borrow of partially moved value: `x`
}
fn m33(x: (Option<String>, i32)) {
    if let (Some(y), 1) = x {
        take(y);
    }
    r(&x.1);
    r(&x); //~ ERROR[E0382] borrow of partially moved value: `x`
}
