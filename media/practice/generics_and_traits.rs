// Static and dynamic dispatch.
//
// Look for: `print_area::<Circle>` and `print_area::<Square>` in the code segment: one function for each type; the `&dyn Shape`, two words
// long: where the value is, and which vtable tells its methods.

trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String {
        String::from("some shape")
    }
}

struct Circle {
    radius: f64,
}

struct Square {
    side: f64,
}

impl Shape for Circle {
    fn area(&self) -> f64 {
        3.0 * self.radius * self.radius
    }
    fn name(&self) -> String {
        String::from("circle")
    }
}

impl Shape for Square {
    fn area(&self) -> f64 {
        self.side * self.side
    }
}

fn print_area<S: Shape>(shape: &S) {
    println!("static: {} {}", shape.name(), shape.area());
}

fn print_any(shape: &dyn Shape) {
    println!("dynamic: {} {}", shape.name(), shape.area());
}

fn largest<T: PartialOrd + Copy>(values: &[T]) -> T {
    let mut largest = values[0];
    for &value in values {
        if value > largest {
            largest = value;
        }
    }
    largest
}

fn main() {
    let circle = Circle { radius: 2.0 };
    let square = Square { side: 3.0 };
    print_area(&circle);
    print_area(&square);
    print_any(&circle);
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(circle), Box::new(square)];
    for shape in shapes.iter() {
        print_any(shape.as_ref());
    }
    println!("{} {}", largest(&[3, 9, 4]), largest(&['c', 'r', 'a', 'b']));
}
