fn f() -> &'static [i32] {
    let n = 1;
    &[n, 2] //~ ERROR[E0515] cannot return reference to temporary value
}
fn main() {}
