fn f(flag: bool) -> &'static str {
    let s = String::from("a");
    if flag {
        return &s; //~ ERROR[E0515]
    }
    "b"
}
fn main() {}
