#![allow(unused)]
fn a((p, q): (i32, i32)) {
    p = 1;
}
fn c() {
    for (i, j) in [(1, 2)] {
        i = 2;
    }
    for k in 0..2 {
        k = 1;
    }
    if let Some(l) = Some(1) {
        l = 2;
    }
    while let Some(m) = Some(1) {
        m = 2;
    }
    let n @ _ = 1;
    n = 2;
    let &o = &1;
    o = 1;
}
fn d(x: &i32) {
    x = &1;
}
struct S {
    a: i32,
}
fn e(s: S) {
    let S { a } = s;
    a = 1;
}
fn f(s: S) {
    let S { a: b } = s;
    b = 1;
    let c = |g| {
        g = 1;
    };
    c(1);
}
fn main() {}
