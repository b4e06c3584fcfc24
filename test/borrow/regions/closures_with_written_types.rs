fn parameter(x: &u32) {
    let f = |y: &'static u32| *y; //~ ERROR lifetime may not live long enough
    f(x);
}
fn called_with_local() {
    let f = |y: &'static u32| *y;
    let n = 3;
    f(&n); //~ ERROR[E0597] `n` does not live long enough
}
fn result<'a>(x: &'a u32, y: &u32) -> u32 {
    let f = |z: &u32| -> &'static u32 { z }; //~ ERROR lifetime may not live long enough
    *f(x) + *y
}
fn result_of_capture(x: &u32) {
    let f = || -> &'static u32 { x }; //~ ERROR lifetime may not live long enough
    f();
}
fn named<'a>(x: &'a u32, y: &u32) -> u32 {
    let f = |z: &'a u32| *z; //~ ERROR[E0621] explicit lifetime required in the type of `y`
    f(x) + f(y)
}
fn named_is_fine<'a>(x: &'a u32) -> &'a u32 {
    let f = |z: &'a u32| -> &'a u32 { z };
    f(x)
}
fn static_is_fine() -> usize {
    let f = |s: &'static str| s.len();
    f("a")
}
fn passed<F: Fn(&u32) -> u32>(_: F) {}
fn expected() {
    passed(|x: &u32| *x);
    passed(|x: &'static u32| *x); //~ ERROR lifetime may not live long enough
}
fn nested<'a>(x: &'a u32) {
    let f = |y: &'a u32| {
        let g = |z: &'static u32| *z; //~ ERROR lifetime may not live long enough
        g(y)
    };
    f(x);
}
