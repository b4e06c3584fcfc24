const N: i32 = 3;
fn f() -> &'static i32 {
    &N
}
fn g() -> &'static [i32] {
    &[1, 2, 3]
}
fn main() {}
