// Each kind of variant is written in its own form.
enum Shape {
    Circle(f64),
    Square { side: f64 },
    Empty,
}
struct Unit;

fn values() {
    let a = Shape::Square(1.0);
    let b = Shape::Square;
    let c = Shape::Empty(2);
    let d = Unit(1);
    let e = Unit();
}

fn patterns(shape: Shape) {
    match shape {
        Shape::Square(side) => {}
        Shape::Square => {}
        _ => {}
    }
}

fn main() {}
