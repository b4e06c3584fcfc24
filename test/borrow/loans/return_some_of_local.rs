fn f() -> Option<&'static String> {
    let s = String::new();
    Some(&s) //~ ERROR[E0515]
}
fn main() {}
