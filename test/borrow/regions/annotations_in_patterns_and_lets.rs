struct S<'a> { s: &'a str }
pub fn pattern<'a>(s: &'a str) {
    let S::<'static> { s: t } = (S { s }); //~ ERROR lifetime may not live long enough
    let _ = t;
}
pub fn in_match(n: &u32) {
    match n {
        r => {
            let q: &'static u32 = r; //~ ERROR lifetime may not live long enough
            let _ = q;
        }
    }
}
pub fn typed_tuple<'a>(p: (&'a str, &str)) {
    let (_, b): (&str, &'a str) = p; //~ ERROR[E0621] explicit lifetime required in the type of `p`
    let _ = b;
}
pub fn wildcard(x: &u32) {
    let _: &'static u32 = x; //~ ERROR lifetime may not live long enough
}
pub fn uninitialised() {
    let r: &'static u32;
    let n = 3;
    r = &n; //~ ERROR[E0597] `n` does not live long enough
    let _ = r;
}
pub fn reference_pattern<'a>(x: &'a &'a u32) {
    let &y: &'a &'static u32 = x; //~ ERROR lifetime may not live long enough
    let _ = y;
}
pub fn vector() {
    let n = 1;
    let v: Vec<&'static i32> = vec![&n]; //~ ERROR[E0597] `n` does not live long enough
    drop(v);
}
pub fn method_generics() {
    let n = 1;
    let v = Some(&n).map::<&'static i32, _>(|x| x); //~ ERROR[E0597] `n` does not live long enough
    let _ = v;
}
pub fn collect_static() {
    let n = 1;
    let v = [&n].into_iter().collect::<Vec<&'static i32>>(); //~ ERROR[E0597] `n` does not live long enough
    drop(v);
}
pub fn fn_pointer<'a>(f: fn(&'a u32)) {
    let g: fn(&'static u32) = f;
    let _ = g;
}
pub fn object<'a>(b: Box<dyn Fn() + 'a>) {
    let c: Box<dyn Fn()> = b;
    c();
}
pub fn if_let_chain(o: Option<&u32>) {
    if let Some(x) = o && let y = x && *y > 1 {
        let z: &'static u32 = y; //~ ERROR lifetime may not live long enough
        let _ = z;
    }
}
