// A line without its semicolon is told, and what it says still counts.
use std::fmt
const A: i32 = 5

struct Pair(i32, i32)

trait Shape {
    fn area(&self) -> i32
    fn name(&self) -> String;
}

fn sum() -> i32 {
    let x = A
    let y = 2;
    foo()
    x + y + zzz
}

fn foo() {}

fn main() {
    let p = Pair(1, 2);
    println!("{} {}", p.0, p.1)
    let s: String = 5;
}
