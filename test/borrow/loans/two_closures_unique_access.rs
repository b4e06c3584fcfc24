fn set(x: &mut i32) { *x = 4; }
fn f(x: &mut i32) {
    let mut a = || set(x);
    let mut b = || set(x); //~ ERROR[E0524] two closures require unique access to `*x` at the same time
    a();
    b();
}
fn main() {}
