//@ edition: 2021
use std::fmt::Display;
fn o4<'a>(x: &'a str) -> impl Display {
    x.len()
}
fn u4() {
    let s = String::new();
    let r = o4(&s);
    drop(s);
    println!("{}", r);
}
