fn f() -> &'static String {
    &String::from("a") //~ ERROR[E0515]
}
fn main() {}
