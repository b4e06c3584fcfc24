fn with_literals(x: i32) {
    let inside = 1 < x < 10;
    let after: i32 = x++;
}
fn names_alone(a: i32, b: i32, c: i32) {
    if a < b < c {}
    let after = ;
}
fn closed(x: i32) {
    let inside = 1 <= x <= 10;
    let same = x == x == 3;
}
fn gen() {}
fn match(x: i32) -> i32 {
    x
}
