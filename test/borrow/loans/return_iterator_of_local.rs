fn f() -> impl Iterator<Item = &'static i32> {
    let v = vec![1, 2];
    v.iter() //~ ERROR[E0515] cannot return value referencing local variable `v`
}
fn main() {}
