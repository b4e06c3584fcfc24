fn local() {
    let x = 22_u32;
    let y: &u32 = &x as &'static u32; //~ ERROR[E0597] `x` does not live long enough
    let _ = y;
}
fn inferred() {
    let x = 22_u32;
    let _y: &'static u32 = &x as &'_ u32; //~ ERROR[E0597] `x` does not live long enough
}
fn parameter<'a>(x: &'a u32, y: &u32) -> usize {
    let z = y as &'a u32; //~ ERROR[E0621] explicit lifetime required in the type of `y`
    *z as usize + *x as usize
}
fn fine<'a>(x: &'a u32) -> &'a u32 {
    let p = x as *const u32;
    let _ = p;
    x as &'a u32
}
fn object<'a>(x: &'a String) {
    let _o = x as &'static dyn std::fmt::Debug; //~ ERROR lifetime may not live long enough
}
fn boxed() {
    let n = 3;
    let b = Box::new(&n) as Box<&'static i32>; //~ ERROR[E0597] `n` does not live long enough
    drop(b);
}
fn text() -> usize {
    ("a" as &'static str).len()
}
