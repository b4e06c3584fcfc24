fn f() -> String {
    let s = String::from("a");
    s
}
fn main() {}
