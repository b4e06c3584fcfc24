// Outlives requirements of items: fields imply what they can, the rest must be said.
struct Pair<'a, T> {
    r: &'a T,
}

struct Nested<'a, 'b, T> {
    p: &'a Pair<'b, T>,
}

struct NeedsStatic<T: 'static>(T);

struct Holds<T>(NeedsStatic<T>); //~ ERROR[E0310] the parameter type `T` may not live long enough

struct HoldsStatic<T: 'static>(NeedsStatic<T>);

struct Forever<T> {
    r: &'static T, //~ ERROR[E0310] the parameter type `T` may not live long enough
}

enum Either<'a, T> {
    Left(NeedsStatic<T>), //~ ERROR[E0310] the parameter type `T` may not live long enough
    Right(&'a T),
}

struct Borrowed<'a>(NeedsStatic<&'a str>); //~ ERROR[E0477] the type `&'a str` does not fulfill the required lifetime

trait Source<'a> {
    type Output;
}

impl<'a, T> Source<'a> for Vec<T> {
    type Output = Pair<'a, T>; //~ ERROR[E0309] the parameter type `T` may not live long enough
}

impl<'a, T: 'a> Source<'a> for Option<T> {
    type Output = Pair<'a, T>;
}

fn argument<T>(_x: &'static T, _y: NeedsStatic<T>) {}
