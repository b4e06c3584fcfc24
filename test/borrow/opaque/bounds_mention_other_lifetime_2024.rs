use std::cell::Cell;
trait Trait<'a> {}
impl<'a, 'b> Trait<'b> for Cell<&'a u32> {}
fn o1<'x, 'y>(x: Cell<&'x u32>) -> impl Trait<'y>
where
    'x: 'y,
{
    x
}
