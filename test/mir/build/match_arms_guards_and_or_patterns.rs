enum Shape {
    Empty,
    Circle(i32),
    Rect { w: i32, h: i32 },
}

fn area(s: &Shape) -> i32 {
    match s {
        Shape::Empty => 0,
        Shape::Circle(r) if *r > 10 => 1,
        Shape::Circle(r) => *r,
        Shape::Rect { w: 1 | 2, h } => *h,
        Shape::Rect { w, h } => w * h,
    }
}

fn classify(n: i32, text: &str) -> u8 {
    let first = match n {
        0 => 0,
        1 | 2 => 1,
        3..=9 => 2,
        _ => 3,
    };
    match text {
        "a" => first,
        _ => 9,
    }
}

fn ends(xs: &[i32]) -> i32 {
    match xs {
        [] => 0,
        [x] => *x,
        [a, .., b] => a + b,
    }
}

fn main() {
    area(&Shape::Rect { w: 1, h: 2 });
    classify(2, "a");
    ends(&[1, 2]);
}
