use std::clone::Clone as Copyable;

trait Container {
    type Item;
    const SIZE: usize;
    fn get(&self) -> Self::Item;
    fn twice(&self) -> (Self::Item, <Self as Container>::Item) {
        (self.get(), Self::get(self))
    }
}

struct Pair<'a, T: ?Sized, const N: usize = 2> {
    first: &'a T,
    all: [u8; N],
}

impl<'a, T: Copyable, const N: usize> Container for Pair<'a, T, N>
where
    for<'b> &'b T: Sized,
{
    type Item = T;
    const SIZE: usize = N;
    fn get(&self) -> T {
        let _: [u8; N] = self.all;
        self.first.clone()
    }
}

impl<'a, T, const N: usize> Pair<'a, T, N> {
    fn new<'c>(first: &'a T, _other: &'c T) -> Self {
        Self { first, all: [0; N] }
    }
    fn first(&'_ self) -> &'a T {
        self.first
    }
}

fn largest<C: Container<Item = i32>>(of: &C) -> C::Item {
    of.get() + <C as Container>::get(of) + C::SIZE as i32
}

fn both(a: impl Container, b: &dyn Getter<Item = &'static str>) -> impl Container {
    let _ = b.got();
    a
}

trait Getter {
    type Item;
    fn got(&self) -> Self::Item;
}

struct Wrapper(i32);

impl Wrapper {
    const ZERO: Self = Self(0);
    fn value(Self(n): &Self) -> i32 {
        *n
    }
}

fn main() {
    let n = 3;
    let pair = Pair::<_, 4>::new(&n, &n);
    let _ = (pair.first(), largest(&pair), Wrapper::value(&Wrapper::ZERO));
    both(pair, loop {});
    let _ = Wrapper::ZERO;
}
