fn f<'a>() -> &'a str {
    let s = String::from("a");
    &s[..] //~ ERROR[E0515]
}
fn main() {}
