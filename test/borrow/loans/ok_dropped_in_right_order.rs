struct Holder<'a>(&'a str);
impl Drop for Holder<'_> {
    fn drop(&mut self) {}
}
fn main() {
    let s = String::from("a");
    let _h = Holder(&s);
}
