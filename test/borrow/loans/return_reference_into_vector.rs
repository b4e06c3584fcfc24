fn f() -> &'static i32 {
    let v = vec![1];
    &v[0] //~ ERROR[E0515] cannot return value referencing local variable `v`
}
fn main() {}
