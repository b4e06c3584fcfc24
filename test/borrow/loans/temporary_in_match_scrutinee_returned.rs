fn f<'a>() -> &'a str {
    match String::from("a").as_str() {
        s => s, //~ ERROR[E0515]
    }
}
fn main() {}
