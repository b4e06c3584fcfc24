// What a bound `for<'x>` may not be asked for in a signature, and what its associated types may name.
trait Get<T> {
    type Out;
    fn get(&self, from: T) -> Self::Out;
}

fn parameter<I: for<'x> Get<&'x i32>>(_out: I::Out) {} //~ ERROR[E0212]

struct Field<I: for<'x> Get<&'x i32>> {
    out: I::Out, //~ ERROR[E0212]
}

// A body infers the lifetime.
fn body<I: for<'x> Get<&'x i32>>(get: I) {
    let _out: Option<I::Out> = None;
    let _ = get;
}

fn items<I: for<'x> Iterator<Item = &'x i32>>(_items: I) {} //~ ERROR[E0582]

// The impl that gives the type asks for `T: 'a`.
struct Needs<'a, T> {
    out: <T as Longer<'a>>::Out, //~ ERROR[E0309]
}

trait Longer<'a> {
    type Out;
}

impl<'a, T> Longer<'a> for T
where
    T: 'a,
{
    type Out = u32;
}

fn main() {}
