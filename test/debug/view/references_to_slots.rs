//! Arrows to the stack: to a variable, to a field, to an element, to a caller's variable, to another reference.
struct Point {
    x: i32,
    y: i32,
}

fn bump(by: &mut i32, amounts: &[i32]) {
    *by += amounts[0]; //@ break
}

fn main() {
    let mut point = Point { x: 1, y: 2 };
    let numbers = [10, 20, 30];
    let second = &numbers[1];
    let again = &second;
    bump(&mut point.y, &numbers[1..]);
    println!("{} {} {again}", point.x, point.y); //@ break
}
