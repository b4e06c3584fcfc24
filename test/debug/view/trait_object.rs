//! A `dyn` is two words: the value, and a vtable with its drop, size, align and the methods in the order of the trait.
trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String {
        String::from("shape")
    }
    fn scaled(&self, by: f64) -> Self
    where
        Self: Sized;
}

struct Square(f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
    fn scaled(&self, by: f64) -> Square {
        Square(self.0 * by)
    }
}

struct Label(String);

impl Shape for Label {
    fn area(&self) -> f64 {
        0.0
    }
    fn name(&self) -> String {
        self.0.clone()
    }
    fn scaled(&self, _by: f64) -> Label {
        Label(self.0.clone())
    }
}

fn main() {
    let shapes: [Box<dyn Shape>; 2] = [Box::new(Square(2.0)), Box::new(Label(String::from("x")))];
    let twice = Square(1.0).scaled(2.0);
    let add: Box<dyn Fn(i32) -> i32> = Box::new(move |n| n + twice.0 as i32);
    println!("{} {} {}", shapes[0].area(), shapes[1].name(), add(1)); //@ break
}
