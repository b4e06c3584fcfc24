trait Pair<'a, 'b> {}
trait Generic<T> {}
trait Inner {}

fn nested_quantification<T>(_: T)
where
    for<'a> &'a T: for<'b> Pair<'a, 'b>,
{
}

fn nested_impl(_: impl Generic<impl Inner>) {}

fn allowed(_: impl Iterator<Item = impl Inner>) {}

struct Relaxed<T: ?Sized + ?Sized>(Box<T>);

struct Defaults<X = Box<Self>>(X);

unsafe extern "Rust" {
    fn variadic(x: u8, ...);
}

extern "invalid" fn abi() {}

trait First: Second {}
trait Second: First {}

trait Foo<'foo>: 'foo {}
trait Bar<'bar>: 'bar {}
trait FooBar<'foo, 'bar>: Foo<'foo> + Bar<'bar> {}

struct Ambiguous<'foo, 'bar> {
    object: dyn FooBar<'foo, 'bar>,
}

struct TwoBounds<'a, 'b, T: ?Sized + 'a + 'b>(&'a i32, &'b i32, T);
type Deduced<'a, 'b> = TwoBounds<'a, 'b, dyn Inner>;

fn main() {}
