struct Point {
    x: i32,
    y: i32,
}
mod hidden {
    pub struct Locked {
        pub open: i32,
        shut: i32,
    }
    impl Locked {
        pub fn new() -> Locked {
            Locked { open: 1, shut: 2 }
        }
        fn secret(&self) {}
    }
}
enum Shape {
    Dot(i32),
    Line { len: i32 },
}
fn main() {
    let p = Point { x: 1 };
    let q = Point { x: 1, y: 2, z: 3 };
    let r = Point { x: 1, x: 2, y: 3 };
    let l = hidden::Locked::new();
    l.shut;
    l.secret();
    let m = hidden::Locked { open: 1, shut: 2 };
    let Point { x } = q;
    let Point { x, w, .. } = r;
    match Shape::Dot(1) {
        Shape::Dot(a, b) => {}
        Shape::Line { length } => {}
    }
    Shape::Missing;
    Point::make();
}
