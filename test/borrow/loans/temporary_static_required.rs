fn keep(_: &'static String) {}
fn main() {
    keep(&String::from("a")); //~ ERROR[E0716] temporary value dropped while borrowed
}
