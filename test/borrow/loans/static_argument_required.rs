fn keep(_: &'static i32) {}
fn main() {
    let x = 5;
    keep(&x); //~ ERROR[E0597] `x` does not live long enough
}
