#![allow(dead_code)]
use std::fmt::Write;
async fn later() -> i32 {
    1
}
fn boxed() -> Box<Result<i32, String>> {
    Box::new(Ok(1))
}
fn pair() -> (i32, Result<i32, String>) {
    (1, Ok(2))
}
fn both() -> [Result<i32, String>; 2] {
    [Ok(1), Ok(2)]
}
fn counted() -> impl Iterator<Item = i32> {
    [1].into_iter()
}
fn called() -> Box<dyn Fn()> {
    Box::new(|| {})
}
#[must_use = "it tells how it went"]
fn asked() -> i32 {
    3
}

fn main() {
    let mut text = String::new();
    write!(text, "{}", 1);
    writeln!(text);
    format!("{text}");
    later();
    boxed();
    pair();
    both();
    counted();
    called();
    asked();
    async { 1 };
    vec![asked()];

    if text.is_empty() {
        boxed();
    }
    text == "a";
    for _ in 0..1 {
        pair()
    ;}
}
