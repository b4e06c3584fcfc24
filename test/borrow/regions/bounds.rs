// Predicates of what is called, with the lifetimes of the call.
fn needs_static<T: 'static>(_t: T) {}
fn outlives<'a, T: 'a>(_x: &'a (), _t: T) {}

fn generic<T>(t: T) {
    needs_static(t); //~ ERROR[E0310] the parameter type `T` may not live long enough
}

fn generic_static<T: 'static>(t: T) {
    needs_static(t);
}

fn reference(x: &i32) {
    needs_static(x); //~ ERROR[E0521] borrowed data escapes outside of function
}

fn owned(x: &i32) {
    needs_static(*x);
    needs_static(vec![String::new()]);
    outlives(&(), x);
}

struct Holder;

impl std::ops::Add<&'static str> for Holder {
    type Output = ();
    fn add(self, _: &'static str) {}
}

fn operator(h: Holder, x: &str) {
    h + x //~ ERROR lifetime may not live long enough
}

fn item<I: Iterator>(i: I) -> Box<dyn Iterator<Item = I::Item>> {
    Box::new(i) //~ ERROR[E0310] the parameter type `I` may not live long enough
}

fn function_pointer(f: fn(&'static str), x: &str) {
    f(x) //~ ERROR[E0521] borrowed data escapes outside of function
}
