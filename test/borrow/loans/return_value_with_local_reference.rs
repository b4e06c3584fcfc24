struct Holder<'a>(&'a String);
fn f<'a>() -> Holder<'a> {
    let s = String::from("a");
    Holder(&s) //~ ERROR[E0515] cannot return value referencing local variable `s`
}
fn main() {}
