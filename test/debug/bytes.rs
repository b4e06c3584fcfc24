struct Point {
    x: i16,
    y: i64,
}
struct Meters(f64);
enum Shape {
    Circle(f32),
    #[allow(dead_code)]
    Empty,
}
fn main() {
    let text = String::from("crab");
    let slice = &text[1..3];
    let point = Point { x: 1, y: 2 };
    let meters = Meters(0.5);
    let shape = Shape::Circle(1.5);
    let pair = (7u8, [1u16, 2, 3]);
    let none: Option<Box<i32>> = None;
    println!("{slice} {} {} {pair:?} {none:?}", point.x as i64 + point.y, meters.0);
    let Shape::Circle(_radius) = shape else { return };
}
