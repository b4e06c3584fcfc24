struct N<'a>(&'a str);
struct M<'a>(&'a String);
struct Q<'a> {
    s: &'a str,
}
fn r<T>(_: &T) {}
fn t6() {
    let x = N(&String::new());
    r(&x);
}
fn t7() {
    let x = M(&String::new());
    r(&x);
}
fn t8() {
    let x = Some::<&str>(&String::new());
    r(&x);
}
fn t9() {
    let x = Q { s: &String::new() };
    r(&x);
}
fn t10() {
    let x = Q {
        s: String::new().as_str(), //~ ERROR[E0716] temporary value dropped while borrowed
    };
    r(&x);
}
fn t14() {
    let x = Q {
        s: if true { &String::new() } else { "x" },
    };
    r(&x);
}
fn t15() {
    let x = N(if true { &String::new() } else { "x" });
    r(&x);
}
fn t24() {
    let Q { s } = Q { s: &String::new() };
    r(&s);
}
