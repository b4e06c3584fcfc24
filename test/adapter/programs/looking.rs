struct Point {
    x: i32,
    y: i32,
}

fn double(n: i32) -> i32 {
    let twice = n * 2;
    twice
}

fn main() {
    let p = Point { x: 3, y: 4 };
    let v = vec![10, 20, 30];
    let s = String::from("crab");
    let b = Box::new(7u8);
    let some = Some(5);
    let none: Option<i32> = None;

    let sum = double(p.x) + p.y;
    let t = s;
    println!("{sum} {} {t} {b} {some:?} {none:?}", v[2]);
}
