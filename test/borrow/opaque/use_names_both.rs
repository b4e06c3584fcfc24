use std::fmt::Display;
fn o6<'a, 'b>(x: &'a str, y: &'b str) -> impl Display + use<'a, 'b> {
    x.len() + y.len()
}
fn u6() {
    let s = String::new();
    let t = String::new();
    let r = o6(&s, &t);
    drop(s); //~ ERROR[E0505] cannot move out of `s` because it is borrowed
    println!("{}", r);
}
