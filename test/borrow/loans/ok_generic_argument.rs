fn keep<T: Copy>(_: T) {}
fn main() {
    let x = 5;
    keep(&x);
}
