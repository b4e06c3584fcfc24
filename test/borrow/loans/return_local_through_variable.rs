fn f() -> &'static i32 {
    let x = 1;
    let r = &x;
    r //~ ERROR[E0515] cannot return value referencing local variable `x`
}
fn main() {}
