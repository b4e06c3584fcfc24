struct Counter {
    n: i32,
}
impl Counter {
    fn add(&self) {
        self.n += 1;
    }
    fn push(&self, v: &Vec<i32>) {
        v.push(self.n);
    }
}
fn assign() {
    let x = 1;
    println!("{x}");
    x = 2;
    println!("{x}");
}
fn argument(n: i32) {
    n = 2;
    println!("{n}");
}
fn borrow() {
    let v = Vec::new();
    v.push(1);
}
fn reference(s: &String) {
    s.push('a');
}
fn local_reference() {
    let mut s = String::new();
    let r = &s;
    r.push('a');
    s.clear();
}
fn closure() {
    let mut n = 0;
    let add = || n += 1;
    add();
}
fn captured() {
    let n = 0;
    let mut add = || n += 1;
    add();
}
fn iter() {
    let mut v = vec![1];
    for x in &v {
        *x += 1;
    }
    for x in v.iter() {
        *x += 1;
    }
    v.clear();
}
fn field() {
    let c = Counter { n: 0 };
    c.n = 1;
}
fn pattern(p: (i32, i32)) {
    let (a, b) = p;
    a = 3;
    println!("{a}{b}");
}
static N: i32 = 0;
fn statics() {
    N = 1;
}
fn uninit() {
    let x: i32;
    println!("{x}");
}
fn uninit_maybe(c: bool) {
    let x: String;
    if c {
        x = String::new();
    }
    println!("{x}");
}
fn fn_closure(f: impl Fn()) {
    let mut n = 0;
    takes_fn(|| n += 1);
    f();
}
fn takes_fn(f: impl Fn()) {
    f();
}
fn main() {}
