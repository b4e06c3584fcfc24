static S: String = String::new();
fn f() -> &'static String {
    &S
}
fn main() {}
