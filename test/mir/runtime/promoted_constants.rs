const LIMIT: i32 = 3;

fn main() {
    let five = &5;
    let pair = &(1, LIMIT);
    let list: &[i32] = &[1, 2, 3];
    let sum = &(1 + 2);
    let local = 4;
    let not_promoted = &local;
    let none: &Option<i32> = &None;
}
