trait Speak {
    fn speak(&self) {}
}
impl Speak for u8 {}

fn slice(_: &[i32]) {}
fn twice(f: fn(i32) -> i32) -> i32 {
    f(f(1))
}
fn inc(x: i32) -> i32 {
    x + 1
}

fn main() {
    slice(&[1, 2]);
    let speaker: &dyn Speak = &1u8;
    speaker.speak();
    twice(inc);
    twice(|x| x * 2);
    let n: i32 = if true { 1 } else { return };
    let _p: *const i32 = &n;
}
