fn f() -> &'static String {
    let s = String::from("a");
    &s //~ ERROR[E0515]
}
fn main() {}
