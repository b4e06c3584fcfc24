struct Point {
    x: i32,
    name: String,
}
fn main() {
    let mut count = 0;
    let p = Point { x: 1, name: String::from("p") };
    let mut add = |n: i32| count += n + p.x;
    add(1);
    add(2);
    let take = move || p.name.len();
    take();
    let _ = count;
}
