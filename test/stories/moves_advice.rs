#![allow(unused)]
use std::rc::Rc;
fn take<T>(_: T) {}
fn own(s: String) -> String {
    s
}
struct N(String);
struct G<T>(T);
impl N {
    fn eat(self) {}
    fn put(&self, s: String) {}
}
fn a(x: String) {
    let c = || take(x);
    take(x);
    c();
}
fn b(x: String) {
    let c = move || x.len();
    take(x);
    c();
}
fn c(v: Vec<String>, x: String) {
    for s in &v {
        take(x);
    }
    while v.len() > 1 {
        let y = v;
    }
    loop {
        own(x.clone());
        break;
    }
}
fn d(x: String) {
    loop {
        if x.len() > 1 {
            break;
        }
        own(x);
    }
}
fn e(x: Option<N>) {
    if let Some(n) = x {
        take(n);
    }
    take(x);
}
fn f(x: N) {
    x.eat();
    x.eat();
}
fn g(r: Rc<String>) {
    take(r);
    take(r);
    let q = Rc::new(1);
    let z = q;
    take(&q);
}
fn h(x: String) {
    std::thread::spawn(move || println!("{x}"));
    println!("{x}");
}
fn i<T>(x: T) {
    take(x);
    take(x);
}
fn j(x: &mut String) {
    take(x);
    take(x);
}
fn k(x: String, n: N) {
    n.put(x);
    n.put(x);
    own(x);
}
fn l(x: Vec<String>) {
    for s in x {}
    for s in x {}
    x.into_iter().count();
}
fn m(x: N) -> impl Fn() -> N {
    move || x
}
fn n(x: &N, o: &Option<N>, v: &[String]) {
    let y = *x;
    let z = x.0;
    let w = o.unwrap();
    let u = v[0];
    match *o {
        Some(p) => {}
        None => {}
    }
    let q = o.as_ref().unwrap().0;
}
fn o(x: &mut Vec<String>) {
    for s in *x {}
    let y = *x;
    let (z,) = (*x,);
}
fn p(x: (String, String)) {
    take(x.0);
    take(x);
    let r = Rc::new(N(String::new()));
    take(r.0);
    r.eat();
}
fn q(x: String) {
    let y = x;
    let z = x + "a";
    let w = &y;
    take(y);
    take(w);
}
fn r(x: Box<N>) {
    let y = &x.0;
    take(x);
    take(y);
    let g = G(1);
    let h = &g;
    take(g);
    take(h);
}
fn s(x: Rc<String>) {
    let y = &x;
    take(x);
    take(y);
    let mut v = vec![1];
    for i in &v {
        v.push(*i);
    }
    let first = &v[0];
    v.push(1);
    take(first);
}
fn t(v: &mut Vec<i32>) {
    let a = &mut v[0];
    let b = &mut v[1];
    take((a, b));
    v.push(v.iter().map(|x| *x).sum());
    let l = v.first_mut();
    v.clear();
    take(l);
}
fn u() -> &'static str {
    let s = String::new();
    let r;
    {
        let t = 1;
        r = &t;
    }
    take(r);
    let x = String::from("a").as_str();
    take(x);
    &s
}
fn v<'a>(x: &'a str, y: &str) -> &'a str {
    y
}
fn w(x: &str, y: &str) -> impl Fn() {
    let s = 1;
    || take(&s)
}
fn main() {}
