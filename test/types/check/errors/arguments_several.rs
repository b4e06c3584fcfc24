// Several arguments of wrong types are told together.
struct Pair(i32, String);
impl Pair {
    fn set(&mut self, first: i32, second: &str) {}
}
fn both(a: i32, b: &str) {}

fn main() {
    both("text", 1);
    both(1, 2);
    both(unknown, 3);
    let mut pair = Pair("a", 1);
    pair.set("b", 'c');
    let closure = |a: i32, b: i32| a + b;
    closure("d", "e");
}
