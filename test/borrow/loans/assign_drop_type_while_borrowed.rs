struct S { n: i32 }
impl Drop for S {
    fn drop(&mut self) {}
}
fn main() {
    let mut s = S { n: 1 };
    let r = &s.n;
    s = S { n: 2 }; //~ ERROR[E0506] cannot assign to `s` because it is borrowed
    println!("{r}");
}
