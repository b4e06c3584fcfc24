fn r<T>(_: &T) {}
fn m38(x: String) {
    std::mem::drop(x);
    let x = 1;
    r(&x);
}
