// Copy, clone or move: three ways from one name to another.
//
// Look for: `b = a` copies an `i32`, both live on; `t = s.clone()` makes a second buffer on the heap; `u = s` moves, and `s` is
// dead. `middle` is a slice: a pointer and a length, no copy of the elements.

#[derive(Debug, Clone, Copy)]
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let a = 5;
    let b = a;
    let p = Point { x: 1, y: 2 };
    let q = p;
    let s = String::from("crab");
    let t = s.clone();
    let u = s;
    let numbers = [10, 20, 30, 40, 50];
    let middle = &numbers[1..4];
    println!("{a} {b} {p:?} {} {t} {u} {middle:?}", q.x + q.y);
}
