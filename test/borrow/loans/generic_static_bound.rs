fn keep<T: 'static>(_: T) {}
fn main() {
    let s = String::from("a");
    keep(&s); //~ ERROR[E0597] `s` does not live long enough
}
