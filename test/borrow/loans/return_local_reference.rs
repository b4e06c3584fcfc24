fn f() -> &'static String {
    let s = String::from("a");
    &s //~ ERROR[E0515] cannot return reference to local variable `s`
}
fn main() {}
