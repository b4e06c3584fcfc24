union U {
    a: std::mem::ManuallyDrop<String>,
    b: u8,
}
fn take<T>(_: T) {}
fn m45(u: U) {
    unsafe {
        take(u.a);
        take(u.b); //~ ERROR[E0382] use of moved value: `u`
    }
}
