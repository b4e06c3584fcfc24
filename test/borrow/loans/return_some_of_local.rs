fn f() -> Option<&'static String> {
    let s = String::new();
    Some(&s) //~ ERROR[E0515] cannot return value referencing local variable `s`
}
fn main() {}
