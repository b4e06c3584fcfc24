fn f<'a>() -> &'a str {
    match String::from("a").as_str() {
        s => s, //~ ERROR[E0515] cannot return value referencing temporary value
    }
}
fn main() {}
