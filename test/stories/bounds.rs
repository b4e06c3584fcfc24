use std::collections::HashMap;
#[derive(PartialEq)]
struct Key(i32);
struct Plain;
fn needs_copy<T: Copy>(t: T) {}
fn needs_display<T: std::fmt::Display>(t: T) {}
fn question() {
    let n: i32 = "5".parse()?;
}
fn option_question() -> Option<i32> {
    let n: i32 = "5".parse::<i32>()?;
    Some(n)
}
fn result_question() -> Result<i32, std::num::ParseIntError> {
    let x = Some(1)?;
    Ok(x)
}
fn other_error() -> Result<i32, String> {
    let n: i32 = "5".parse::<i32>()?;
    Ok(n)
}
fn unsized_(s: str) {}
fn uses() {
    let s = "abc";
    let c = s[0];
    let v = vec![1, 2, 3];
    let i: i32 = 1;
    let x = v[i];
    for k in 5 {}
    for k in Plain {}
    for c in "abc" {}
    let z = 1 + 1.0;
    let y = 1u8 + 2u32;
    needs_copy(String::new());
    needs_display(Plain);
    needs_display(vec![1]);
    let mut m = HashMap::new();
    m.insert(Key(1), 2);
    let e = 1 == 1.0;
    let e2 = 5 == &5;
    let total: i32 = vec![1.0].iter().sum();
    let w: Vec<i32> = vec![1].iter().collect();
    let st: [i32] = [1, 2];
    std::thread::spawn(move || println!("{:?}", std::rc::Rc::new(1)));
}
fn spawn_rc() {
    let r = std::rc::Rc::new(1);
    std::thread::spawn(move || println!("{r}"));
}
fn main() {}
