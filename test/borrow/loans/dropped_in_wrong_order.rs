struct Holder<'a>(&'a str);
impl Drop for Holder<'_> {
    fn drop(&mut self) {}
}
fn main() {
    let h;
    let s = String::from("a");
    h = Holder(&s); //~ ERROR[E0597] `s` does not live long enough
}
