#![allow(unused)]
use std::fmt::Debug;
struct S<'a>(&'a str);
impl<'a> S<'a> {
    fn longer(&self, x: &str) -> &str {
        x
    }
    fn named(&self, x: &'a str) -> &str {
        x
    }
}
fn push(v: &mut Vec<&i32>, x: &i32) {
    v.push(x);
}
fn push_generic<T>(v: &mut Vec<(T, &i32)>, t: T, x: &i32) {
    v.push((t, x));
}
fn boxed(x: &i32) -> Box<dyn Debug> {
    Box::new(x)
}
fn boxed_named<'a>(x: &'a i32) -> Box<dyn Debug> {
    Box::new(x)
}
fn held<'a>(x: &'a str) -> impl Debug + use<> {
    x
}
fn held_too<'a, 'b>(x: &'a str, y: &'b str) -> impl Debug + use<'a> {
    y
}
fn generic<T: Debug>(x: T) -> Box<dyn Debug> {
    Box::new(x)
}
fn in_closure() {
    let f = |x: &i32| x;
    let g = |x: &i32, v: &mut Vec<&i32>| v.push(x);
}
fn loops(v: &mut Vec<&mut i32>) {
    let mut n = 1;
    let mut all = Vec::new();
    loop {
        all.push(&mut n);
    }
}
fn elements(v: &mut [i32], a: &mut Vec<i32>, i: usize, j: usize) {
    std::mem::swap(&mut v[i], &mut v[j]);
    std::mem::swap(&mut a[i], &mut a[j]);
}
fn main() {}
