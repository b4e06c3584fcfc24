fn f<'a>() -> &'a str {
    let s = String::from("a");
    &s[..] //~ ERROR[E0515] cannot return value referencing local variable `s`
}
fn main() {}
