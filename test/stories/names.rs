mod shapes {
    pub struct Circle;
    pub fn area() -> f64 {
        1.0
    }
    fn hidden() {}
}
struct User {
    name: String,
}
enum Color {
    Red,
    Green,
}
use shapes::Cirle;
use std::colections::HashMap;
use std::collections::HashMapp;
fn typo() {
    let counter = 1;
    println!("{}", conter);
}
fn missing() {
    let m: HashSet<i32> = HashSet::new();
    let r = Rc::new(1);
    let c = Colour::Red;
    let d: Strng = String::new();
    area();
    shapes::aera();
    shapes::hidden();
    pritnln!("a");
    let x = Red;
    undefined_thing;
    let u = User("a");
    let v = User;
    let i = i23;
    let z = self.x;
    Color::Blue();
    std::fs2::read("a");
    fmt::format();
    break 'outer;
}
fn shadow() {
    {
        let inner = 1;
    }
    println!("{inner}");
}
fn display<T: Display>(t: T) {}
impl Debug for User {}
fn main() {}
