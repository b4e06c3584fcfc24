fn id<T>(t: T) -> T { t }
pub fn promoted<'a>(x: &'a u32) -> &'static u32 {
    let y: &'static u32 = &3;
    if *x > 1 { y } else { &4 }
}
pub fn shorter<'a, 'b, 'm>(_a: &'a i32, _b: &'b i32) -> i32 {
    let promoted = &&3;
    let r: &'static &'static i32 = promoted;
    **r
}
struct Holder<T>(T);
impl<T> Holder<T> {
    const NONE: Option<T> = None;
}
pub fn generic<'a>(_: &'a i32) -> &'static Option<&'a i32> {
    &Holder::<&'a i32>::NONE
}
pub fn generic_static<'a>(_: &'a i32) {
    let n: &'static Option<&'static i32> = &Holder::<&'a i32>::NONE; //~ ERROR lifetime may not live long enough
    let _ = n;
}
pub fn function_item<'a>(x: &'a i32) -> i32 {
    let f: &'static fn(&'a i32) -> &'a i32 = &(id::<&'a i32> as fn(&'a i32) -> &'a i32); //~ ERROR lifetime may not live long enough
    *f(x)
}
trait Tr<'a> {
    const C: &'a i32;
}
impl<'a> Tr<'a> for () {
    const C: &'a i32 = &1;
}
pub fn associated<'a>(_: &'a i32) -> &'static i32 {
    <() as Tr<'a>>::C //~ ERROR lifetime may not live long enough
}
pub fn array<'a>(_: &'a i32) {
    let e: &'static [&'static i32] = &[<() as Tr<'a>>::C]; //~ ERROR lifetime may not live long enough
    let _ = e;
}
