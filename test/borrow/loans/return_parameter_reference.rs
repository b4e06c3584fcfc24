fn f(s: String) -> &'static str {
    s.as_str() //~ ERROR[E0515]
}
fn main() {}
