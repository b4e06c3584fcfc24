use std::collections::HashMap;
use std::fmt::{Debug, Display};
fn unused(a: i32) {
    let b = 1;
    let mut c = 2;
    println!("{c}");
    let (d, e) = (1, 2);
    println!("{d}");
}
struct P {
    x: i32,
    y: i32,
}
fn fields(p: P) {
    let P { x, y } = p;
    println!("{x}");
    match Some(1) {
        Some(n) => {}
        None => {}
    }
    for i in 0..3 {}
}
fn must_use() {
    "5".parse::<i32>();
    vec![1].iter().map(|x| x + 1);
    1 + 1;
    String::new().len();
    1 == 2;
    std::fs::write("a", "b");
}
fn unreachable() -> i32 {
    return 1;
    println!("a");
}
fn patterns(n: i32) {
    match n {
        _ => {}
        1 => {}
    }
}
fn unused_unsafe() {
    unsafe {
        println!("a");
    }
}
fn assigned() {
    let x = 1;
    let y;
    y = 3;
    let mut z = 0;
    z = 2;
}
fn main() {
    unused(1);
    fields(P { x: 1, y: 2 });
    must_use();
    unreachable();
    patterns(1);
    unused_unsafe();
    assigned();
}
