struct S<T> {
    t: T,
}
struct U<'a>(&'a u32);
enum E<'a> {
    V { x: &'a u32 },
    W(&'a u32),
}

fn brace() {
    let c = 66;
    S::<&'static u32> { t: &c }; //~ ERROR[E0597] `c` does not live long enough
}
fn inferred() {
    let c = 66;
    S::<&'_ u32> { t: &c };
}
fn outer<'a>(_: &'a u32, c: &'a u32) {
    let d = 3;
    S::<&'a u32> { t: c };
    S::<&'a u32> { t: &d }; //~ ERROR[E0597] `d` does not live long enough
}
fn tuple() {
    let c = 66;
    U::<'static>(&c); //~ ERROR[E0597] `c` does not live long enough
}
fn variants<'a>(a: &'a u32) {
    let c = 1;
    E::W::<'a>(a);
    E::V::<'a> { x: &c }; //~ ERROR[E0597] `c` does not live long enough
    E::<'static>::W(&c);
}
fn in_closure() {
    let c = 66;
    let f = || {
        S::<&'static u32> { t: &c }; //~ ERROR[E0597] `c` does not live long enough
    };
    f();
}
impl<'a> U<'a> {
    fn made(&self) {
        let x = 3;
        Self(&x); //~ ERROR[E0597] `x` does not live long enough
    }
}
struct N<'a> {
    n: &'a u32,
}
impl<'a> N<'a> {
    fn made(b: &u32) {
        Self { n: b }; //~ ERROR[E0621] explicit lifetime required in the type of `b`
        N { n: b };
    }
}
