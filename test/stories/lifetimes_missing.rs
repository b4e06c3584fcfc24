struct Book {
    title: &str,
}
enum E {
    A(&u8),
}
struct Keeper {
    inner: Holder,
}
struct Holder<'a>(&'a str);
fn longest(x: &str, y: &str) -> &str {
    if x.len() > y.len() { x } else { y }
}
fn dangle() -> &String {
    let s = String::new();
    &s
}
fn fixed() -> &str {
    "a"
}
fn undeclared(x: &'a str) -> &'a str {
    x
}
impl Holder<'b> {
    fn f(&self) {}
}
type T = &str;
fn main() {}
