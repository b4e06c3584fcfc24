fn take<T>(_: T) {}
fn r<T>(_: &T) {}
fn m71(y: String, n: i32) {
    match n {
        1 => take(y),
        2 => take(y),
        _ => r(&y),
    }
}
fn m72(y: String, n: i32) {
    match n {
        1 => take(y),
        _ => {}
    }
    match n {
        2 => take(y), //~ ERROR[E0382] use of moved value: `y`
        _ => {}
    }
}
