enum Shape {
    Circle { r: f64 },
    Square(f64),
    Nothing,
}

fn area(shape: &mut Shape) -> f64 {
    match shape {
        Shape::Circle { r } => *r * *r,
        Shape::Square(side @ 0.0..) => *side,
        Shape::Square(_) | Shape::Nothing => 0.0,
    }
}

fn main() {
    area(&mut Shape::Nothing);
}
