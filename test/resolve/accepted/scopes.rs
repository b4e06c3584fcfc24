mod shapes {
    pub struct Point {
        pub x: i32,
        pub y: i32,
    }
    pub struct Unit;
    pub enum Shape {
        Dot(Point),
        Line { from: Point, to: Point },
        Empty,
    }
    pub mod deep {
        pub fn origin() -> super::Point {
            super::Point { x: 0, y: self::zero() }
        }
        fn zero() -> i32 {
            0
        }
    }
}

use shapes::{Shape::{self, *}, Unit, deep};

const LIMIT: i32 = 10;

fn area(shape: &Shape) -> i32 {
    let x = 1;
    match shape {
        Dot(p) => p.x,
        Line { from, to: other } => {
            let x = x + from.x;
            x - other.y
        }
        Shape::Empty => x,
    }
}

fn constants(n: i32) -> i32 {
    match n {
        LIMIT => 1,
        unknown @ 0..=LIMIT => unknown,
        i32::MIN | -1 => 2,
        other if other > n => other,
        _ => 3,
    }
}

fn nested() -> i32 {
    fn helper(n: i32) -> i32 {
        if n == 0 { C } else { helper(n - 1) }
    }
    const C: i32 = 5;
    let closure = |n: i32| helper(n) + C;
    if let Some(n) = Some(3) && n > 2 {
        closure(n)
    } else {
        closure(0)
    }
}

fn loops(n: i32) -> i32 {
    let mut i = 0;
    'outer: loop {
        while i < n {
            i += 1;
            if i == 3 {
                continue;
            }
            if i == 5 {
                break 'outer;
            }
        }
        break;
    }
    'block: {
        if n > 3 {
            break 'block i;
        }
        n
    }
}

fn main() {
    let Unit = Unit;
    let _ = deep::origin();
    let _ = (area(&Empty), constants(1), nested(), loops(2));
}
