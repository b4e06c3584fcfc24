trait Outer<'a> {
    type Item;
}
trait Inner<'a> {}

impl Outer<'_> for () {
    type Item = u8;
}
impl Inner<'_> for u8 {}

fn precise<'a>() -> impl for<'b> Outer<'b, Item = impl Inner<'a> + use<'a>> {}

fn all<'a>() -> impl for<'b> Outer<'b, Item = impl Inner<'a>> {}

fn main() {
    precise();
    all();
}
