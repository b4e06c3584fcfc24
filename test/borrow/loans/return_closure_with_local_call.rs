fn f() -> usize {
    let s = String::new();
    let g = || &s;
    g().len()
}
fn g() -> &'static str {
    let s = String::new();
    let h = || s.as_str(); //~ ERROR[E0373] closure may outlive the current function, but it borrows `s`, which is owned by the current function
    h()
}
fn main() {}
