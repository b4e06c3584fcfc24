#![allow(unused)]
struct W;
impl W {
    fn new(i: usize, x: String) -> W {
        W
    }
}
fn take<T>(_: T) {}
fn own(_: String) {}
fn a(x: String) {
    for i in 0..3 {
        take(x);
    }
}
fn b(x: String) {
    for i in 0..3 {
        own(x);
    }
}
fn c(x: String, mut v: Vec<W>) {
    for i in 0..3 {
        v.push(W::new(i, x));
    }
}
fn d(x: String, c: bool) {
    while c {
        own(x);
    }
}
fn e(x: String, v: Vec<u8>) {
    for i in v {
        own(x);
        if i > 1 {
            break;
        }
    }
}
fn f(x: String, v: Vec<u8>) {
    for i in v {
        let y = W::new(1, x);
    }
}
fn g(x: Vec<u8>) {
    for i in 0..3 {
        take(x);
    }
    let m = std::sync::Mutex::new(1);
    for i in 0..3 {
        std::thread::spawn(move || {
            let n = m.lock().unwrap();
        });
    }
}
fn main() {}
