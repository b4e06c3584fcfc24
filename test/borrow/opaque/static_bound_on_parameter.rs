use std::fmt::Debug;
fn a<T: Debug>(x: T) -> impl Debug + 'static {
    x //~ ERROR[E0310] the parameter type `T` may not live long enough
}
fn b<T: Debug + 'static>(x: T) -> impl Debug + 'static {
    x
}
fn c<'a, T: Debug>(x: T) -> impl Debug + 'a {
    x //~ ERROR[E0309] the parameter type `T` may not live long enough
}
fn d<T: Debug>(x: T) -> impl Debug {
    x
}
fn e(x: i32) -> impl Debug + 'static {
    x
}
fn f<T: Debug>(x: Vec<T>) -> Box<dyn Debug> {
    Box::new(x) //~ ERROR[E0310] the parameter type `T` may not live long enough
}
