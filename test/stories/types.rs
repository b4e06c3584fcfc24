fn text(s: String) {}
fn borrowed(s: &str) {}
fn number(n: u64) {}
fn maybe(o: Option<i32>) {}
fn no_tail(x: i32) -> i32 {
    x + 1;
}
fn no_type(x: i32) {
    x + 1
}
fn result(x: i32) -> Result<i32, String> {
    x
}
fn unit_result() -> Result<(), String> {
    println!("a");
}
fn call() {
    text("a");
    let s: String = "a";
    borrowed(String::from("a"));
    let n: i32 = 5;
    number(n);
    number(5.0);
    maybe(5);
    let r: &i32 = 5;
    let v: i32 = r;
    let f: f64 = 1;
    let f2: f32 = n;
    let c: char = "a";
    let t: &str = 'a';
    let b: Box<i32> = 5;
    let u: usize = n;
    let small: u8 = n;
    let big: i64 = n;
    let z: i32 = "5";
    let o: i32 = Some(5);
}
fn branches(c: bool) -> i32 {
    let x = if c { 1 } else { "a" };
    let y: i32 = if c { 1 };
    match c {
        true => 1,
        false => "b",
    }
}
fn condition(n: i32) {
    if n {}
    while n = 1 {}
    if n = 2 {}
}
fn array() {
    let a: [i32; 3] = [1, 2];
    let v: Vec<i32> = [1, 2];
    let (x, y) = (1, 2, 3);
}
struct P {
    x: i32,
    name: String,
}
fn structs() {
    let p = P { x: 1.0, name: "a" };
    let q: &P = p;
    let mut m = p;
    m = &p;
    text(p.name.len());
}
fn main() {}
