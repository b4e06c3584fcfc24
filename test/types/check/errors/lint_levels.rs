#![allow(unused_variables)]
#![forbid(unused_mut)]
use std::collections::HashMap;
#[allow(unused_imports)]
use std::collections::BTreeMap;
#[warn(unused_variables)]
fn g(a: i32) {
    #[allow(unused_variables)]
    let b = 1;
    let c = 2;
    #[expect(unused_variables)]
    let d = 2;
    #[expect(unused_must_use)]
    let _e = 2;
}
#[allow(unused_mut)]
fn h() {}
#[allow(foo = "x")]
fn i() {}
#[allow(clipp::foo)]
fn main() {}
