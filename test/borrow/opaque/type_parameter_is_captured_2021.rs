//@ edition: 2021
use std::fmt::Display;
fn o13<T: Display>(t: &T) -> impl Display {
    t.to_string()
}
fn u13() {
    let r;
    {
        let s = String::new();
        r = o13(&s);
    }
    println!("{}", r);
}
