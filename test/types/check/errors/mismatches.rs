fn number() -> i32 {
    "text"
}
fn missing() -> i32 {
    let _ = 1;
}
fn branches(b: bool) -> i32 {
    if b { 1 } else { "two" }
}
fn no_else(b: bool) -> i32 {
    if b { 1 }
}
fn arms(n: i32) -> i32 {
    match n {
        0 => 1,
        _ => "x",
    }
}
fn args(a: i32, b: &str) {}
fn main() {
    args(1);
    args("a", "b");
    let x: u8 = 1u16;
    let y = 1 + 1.0;
    let z = "a" + "b";
    let v = !"a";
    x();
    x.y;
    x.foo();
    let t = (1, 2);
    t.5;
    let (a, b, c) = t;
    *x;
    x[0];
    1 = 2;
    let c: char = 300u32 as char;
    let p = 1.5 as bool;
    let q = &x as u32;
    let f = |a: i32| a;
    f();
    return 1;
}
