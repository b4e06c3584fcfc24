fn a<'a>(x: &'a str) -> impl Copy + use<> {
    x.len()
}
fn b() {
    let r;
    {
        let s = String::new();
        r = a(&s);
    }
    let n = r;
}
fn c<'a>(x: &'a str) -> impl Copy + use<> {
    x //~ ERROR[E0700] hidden type for `impl Copy` captures lifetime that does not appear in bounds
}
fn d<'a, 'b>(x: &'a str, y: &'b str) -> impl Copy + use<'a> {
    y //~ ERROR[E0700] hidden type for `impl Copy` captures lifetime that does not appear in bounds
}
