use std::fmt::Display;
fn a1<'a>(x: &'a str, y: &str) -> impl Display + 'a {
    y //~ ERROR[E0621] explicit lifetime required in the type of `y`
}
fn a2<'a>(x: &'a str, y: &str) -> (impl Display, &'a str) {
    (1, y) //~ ERROR[E0621] explicit lifetime required in the type of `y`
}
async fn f11<'a>(x: &'a str, y: &str) -> &'a str {
    y //~ ERROR[E0621] explicit lifetime required in the type of `y`
}
async fn f12<'a>(x: &'a str, y: Vec<&str>) -> &'a str {
    y[0] //~ ERROR[E0621] explicit lifetime required in the type of `y`
}
fn f13<'a>(x: &'a str, y: &str) -> impl Future<Output = &'a str> {
    async move { y } //~ ERROR[E0621] explicit lifetime required in the type of `y`
}
fn f14<'a>(x: &'a str, y: &str) -> impl Iterator<Item = &'a str> {
    std::iter::once(y) //~ ERROR[E0621] explicit lifetime required in the type of `y`
}
