fn id<T>(t: T) -> T {
    t
}
fn none() {
    let a = None;
}
fn empty() {
    let f = [];
}
fn closure() {
    let e = |x| x;
}
fn function() {
    let b = id;
}
fn main() {}
