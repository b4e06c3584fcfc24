async fn nop() {}
async fn f11<'a>(x: &'a str, y: &str) -> &'a str {
    y //~ ERROR[E0621] explicit lifetime required in the type of `y`
}
async fn f12<'a, 'b>(x: &'a str, y: &'b str) -> &'a str {
    y //~ ERROR lifetime may not live long enough
}
async fn f13<'a>(x: &'a str, y: &str) -> &'a str {
    nop().await;
    x
}
async fn f14() -> &'static str {
    let s = String::new();
    &s //~ ERROR[E0515] cannot return reference to local variable `s`
}
async fn f27(v: &mut Vec<&str>, s: &str) {
    v.push(s); //~ ERROR lifetime may not live long enough
}
async fn f28<'a>(v: &mut Vec<&'a str>, s: &'a str) {
    v.push(s);
}
