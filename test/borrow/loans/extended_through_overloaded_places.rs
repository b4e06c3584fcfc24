fn r<T>(_: &T) {}
fn t18() {
    let x = &(String::new() + "a")[..];
    r(&x);
}
fn t19() {
    let x = &*String::new();
    r(&x);
}
fn t20() {
    let x = &String::new()[..];
    r(&x);
}
fn t21() {
    let x = &mut [String::new()][..];
    r(&x);
}
fn t25() {
    let x = &Some(String::new()).unwrap();
    r(&x);
}
