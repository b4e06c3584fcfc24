// How structs and enums lie in memory.
//
// Look for: the fields of `Mixed` in the order that rustc chose (the largest first) and the padding after them; `Option<Box<i32>>`
// in 8 bytes, where the null pointer means `None`; the tag of `Shape`; `match` on a reference binds references into the value.

struct Mixed {
    flag: bool,
    count: u32,
    small: u16,
    big: u64,
}

enum Shape {
    Circle { radius: f64 },
    Rectangle { width: f64, height: f64 },
    Empty,
}

fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle { radius } => 3.0 * radius * radius,
        Shape::Rectangle { width, height } => width * height,
        Shape::Empty => 0.0,
    }
}

fn main() {
    let mixed = Mixed { flag: true, count: 7, small: 300, big: 1 << 40 };
    let some: Option<Box<i32>> = Some(Box::new(9));
    let none: Option<Box<i32>> = None;
    let shapes = [Shape::Circle { radius: 2.0 }, Shape::Rectangle { width: 3.0, height: 4.0 }, Shape::Empty];
    let mut total = 0.0;
    for shape in &shapes {
        total += area(shape);
    }
    println!("{} {} {} {}", mixed.flag, mixed.count, mixed.small, mixed.big);
    println!("{some:?} {none:?} {total}");
    println!("{} {}", std::mem::size_of::<Mixed>(), std::mem::size_of::<Option<Box<i32>>>());
}
