// A trait object lives `'static` unless its type says otherwise; a type parameter lives as long as its bounds say.
use std::fmt::Debug;

fn boxed<T: Debug>(x: T) -> Box<dyn Debug> {
    Box::new(x) //~ ERROR[E0310] the parameter type `T` may not live long enough
}

fn boxed_reference(x: &i32) -> Box<dyn Debug> {
    Box::new(x) //~ ERROR lifetime may not live long enough
}

fn boxed_for<'a, T: Debug>(x: T) -> Box<dyn Debug + 'a> {
    Box::new(x) //~ ERROR[E0309] the parameter type `T` may not live long enough
}

fn boxed_bounded<'a, T: Debug + 'a>(x: T) -> Box<dyn Debug + 'a> {
    Box::new(x)
}

fn boxed_anonymous<T: Debug>(_x: &(), t: T) -> Box<dyn Debug + '_> {
    Box::new(t) //~ ERROR[E0311] the parameter type `T` may not live long enough
}

fn take(_: Box<dyn Debug>) {}

fn cast(x: &i32) {
    take(Box::new(x)); //~ ERROR lifetime may not live long enough
}

fn local(x: &i32) {
    let b: Box<dyn Debug + '_> = Box::new(x);
    println!("{b:?}");
}

fn reborrow<'a>(x: &'a mut (dyn Debug + 'static)) -> &'a mut (dyn Debug + 'a) {
    x
}

fn closure<'a>(x: &'a i32) -> Box<dyn Fn() -> i32 + 'a> {
    Box::new(move || *x)
}
