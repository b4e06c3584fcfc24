struct Holder<'a>(&'a str);
impl Drop for Holder<'_> {
    fn drop(&mut self) {}
}
fn f() -> String {
    let s = String::from("a");
    let _h = Holder(&s);
    s //~ ERROR[E0505] cannot move out of `s` because it is borrowed
}
fn main() {}
