use std::cell::Cell;
struct Holder<'a>(Cell<Option<&'a Holder<'a>>>);
impl Drop for Holder<'_> {
    fn drop(&mut self) {}
}
fn main() {
    let a = Holder(Cell::new(None));
    let b = Holder(Cell::new(None));
    a.0.set(Some(&b)); //~ ERROR[E0597] `b` does not live long enough
}
