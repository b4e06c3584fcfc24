use std::fmt::Display;
fn o5<'a>(x: &'a str) -> impl Display + 'a {
    x
}
fn u5() {
    let s = String::new();
    let r = o5(&s);
    drop(s); //~ ERROR[E0505] cannot move out of `s` because it is borrowed
    println!("{}", r);
}
