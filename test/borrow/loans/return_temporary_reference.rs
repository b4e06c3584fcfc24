fn f() -> &'static String {
    &String::from("a") //~ ERROR[E0515] cannot return reference to temporary value
}
fn main() {}
