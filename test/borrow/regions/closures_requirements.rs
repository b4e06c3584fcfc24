use std::cell::Cell;
fn stat(_: &'static u32) {}
fn same<'a>(_: Cell<&'a u32>, _: Cell<&'a u32>) {}
fn call<F: FnOnce()>(f: F) { f() }
pub fn capture(x: &u32) {
    call(|| stat(x)); //~ ERROR[E0521] borrowed data escapes outside of function
}
pub fn capture_local() {
    let x = 3;
    call(|| stat(&x)); //~ ERROR[E0597] `x` does not live long enough
}
pub fn two(a: &u32, b: &u32) {
    call(|| same(Cell::new(a), Cell::new(b)));
}
pub fn two_invariant<'a, 'b>(a: Cell<&'a u32>, b: Cell<&'b u32>) {
    call(|| same(a, b)); //~ ERROR lifetime may not live long enough //~ ERROR lifetime may not live long enough
}
pub fn two_invariant_ok<'a>(a: Cell<&'a u32>, b: Cell<&'a u32>) {
    call(|| same(a, b));
}
pub fn returned<'a>(x: &'a u32, y: &u32) -> impl Fn() -> &'a u32 {
    move || if *y > 1 { x } else { y } //~ ERROR[E0621] explicit lifetime required in the type of `y`
}
pub fn escapes(mut v: Vec<&u32>, x: &u32) {
    let mut f = |y| v.push(y); //~ ERROR lifetime may not live long enough
    f(x);
}
pub fn argument_escapes() {
    let mut out: Option<&u32> = None;
    let mut f = |x: &u32| out = Some(x); //~ ERROR[E0521] borrowed data escapes outside of closure
    f(&1);
}
pub fn nested_requirement(x: &u32) {
    let f = || {
        let g = || stat(x); //~ ERROR[E0521] borrowed data escapes outside of function
        g();
    };
    f();
}
pub fn type_parameter<T>(t: T) -> Box<dyn Fn() -> T> where T: Clone {
    Box::new(move || t.clone()) //~ ERROR[E0310] the parameter type `T` may not live long enough
}
pub fn type_parameter_ok<T: 'static + Clone>(t: T) -> Box<dyn Fn() -> T> {
    Box::new(move || t.clone())
}
pub fn holds<'a>(s: &'a String) -> Box<dyn Fn() -> usize + 'a> {
    let f = || s.len();
    Box::new(f)
}
pub fn holds_local<'a>() -> Box<dyn Fn() -> usize + 'a> {
    let s = String::new();
    Box::new(|| s.len()) //~ ERROR[E0373] closure may outlive the current function, but it borrows `s`, which is owned by the current function
}
