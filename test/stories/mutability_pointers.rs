#![allow(unused)]
struct S {
    a: i32,
    v: Vec<i32>,
}
impl S {
    fn g(&self) {
        self.a = 1;
        self.v.push(1);
        let c = || self.a = 2;
    }
    fn h(self: &Self) {
        self.a = 1
    }
}
trait T {
    fn t(&self);
}
impl T for S {
    fn t(&self) {
        self.a = 1;
    }
}
fn a(x: &i32) {
    *x = 1;
}
fn b(x: &Vec<i32>) {
    x.push(1);
    let y = x;
    y.push(2);
    let z = &x;
    z.push(3);
}
fn c(x: *const i32) {
    unsafe {
        *x = 1;
    }
}
fn d() {
    let x = 1;
    let y = &x;
    *y = 2;
    let z: &i32 = &x;
    *z = 1;
    let w = y;
    *w = 1;
    let ref q = x;
    *q = 1;
}
fn e(v: &[String]) {
    for s in v {
        s.push('a');
    }
    for s in v.iter() {
        s.push('a');
    }
    v.iter().for_each(|s| s.push('a'));
}
fn f(o: &Option<String>) {
    if let Some(s) = o {
        s.push('a');
    }
    match o {
        Some(s) => s.push('b'),
        None => {}
    }
    let c = |s: &String| s.push('b');
}
fn g(f: &dyn Fn(&mut i32), x: &(i32, i32)) {
    x.0 = 1;
    let (a, b) = x;
    *a = 1;
    let &(ref p, _) = x;
    *p = 1;
}
fn h(x: Box<i32>, y: std::rc::Rc<Vec<i32>>) {
    *x = 1;
    y.push(1);
    let c = || *x = 1;
    c();
}
fn i(x: i32) {
    let c = || x = 1;
    let d = move || x = 2;
}
fn j(mut x: &i32) {
    *x = 1;
}
static N: i32 = 1;
static V: Vec<i32> = vec![];
fn k() {
    N = 1;
    V.push(1);
}
fn l(s: String) {
    s.push('a');
    let r = &mut s;
}
fn m(s: &&mut String) {
    s.push('a');
}
fn fncl(f: impl Fn()) {}
fn n() {
    let mut n = 0;
    fncl(|| n += 1);
    let mut v = vec![1];
    fncl(|| v.push(1));
    let c: &dyn Fn() = &|| n = 2;
}
fn o(x: Option<i32>) {
    match x {
        Some(y)
            if {
                y = 1;
                true
            } => {}
        _ => {}
    }
}
fn p(s: &str, m: &std::collections::HashMap<i32, i32>) {
    m.insert(1, 2);
    m[&1] = 2;
}
fn q(mut m: std::collections::HashMap<i32, i32>, r: std::cell::Ref<Vec<i32>>) {
    m[&1] = 2;
    r.push(1);
    *m.get(&1).unwrap() = 3;
}
fn main() {}
