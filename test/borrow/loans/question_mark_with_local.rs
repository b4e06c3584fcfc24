fn parse(s: &str) -> Option<&str> { Some(s) }
fn f<'a>() -> Option<&'a str> {
    let s = String::from("a");
    let t = parse(&s)?;
    Some(t) //~ ERROR[E0515] cannot return value referencing local variable `s`
}
fn main() {}
