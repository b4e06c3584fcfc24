fn f(flag: bool) -> &'static str {
    let s = String::from("a");
    if flag {
        return &s; //~ ERROR[E0515] cannot return reference to local variable `s`
    }
    "b"
}
fn main() {}
