use std::fmt::Display;
fn show(_: Box<dyn Display + '_>) {}
fn main() {
    let s = String::from("a");
    show(Box::new(&s));
}
