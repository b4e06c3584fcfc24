// A field of `PhantomData` is there for its type; parentheses are told by their own places.
use std::marker::PhantomData;
struct Named<T> {
    marker: PhantomData<T>,
    unit: (),
}
struct Positional<T>(PhantomData<T>, (), i32);
fn main() {
    let _ = Named { marker: PhantomData::<i32>, unit: () };
    let _: Option<(char)> = None;
    if ( 1 == 2 ) {}
    let _ = Positional(PhantomData::<i32>, (), 1);
}
