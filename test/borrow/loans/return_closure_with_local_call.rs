fn f() -> usize {
    let s = String::new();
    let g = || &s;
    g().len()
}
fn g() -> &'static str {
    let s = String::new();
    let h = || s.as_str(); //~ ERROR[E0373]
    h()
}
fn main() {}
