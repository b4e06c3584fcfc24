use std::fmt::Display;
fn show(_: Box<dyn Display>) {}
fn main() {
    let s = String::from("a");
    show(Box::new(&s)); //~ ERROR[E0597] `s` does not live long enough
}
