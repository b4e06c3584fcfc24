struct W<T>(T);
impl<T> Drop for W<T> {
    fn drop(&mut self) {}
}
fn main() {
    let w;
    let n = 1;
    w = W(&n); //~ ERROR[E0597] `n` does not live long enough
}
