// Types whose drop needs ever larger ones, where a body may drop them.
struct A<T> {
    next: Option<Box<A<Vec<T>>>>,
    value: T,
}
fn parameter(a: A<String>) {} //~ ERROR[E0320]
fn moved(a: A<i32>) -> i32 { //~ ERROR[E0320]
    let x = a; //~ ERROR[E0320]
    1
}
fn never_assigned() {
    let x: Option<A<u8>>; //~ ERROR[E0320]
}
fn borrowed(a: &A<i32>) {}
fn not_dropped(x: std::mem::ManuallyDrop<A<i32>>) {}
struct S;
impl S {
    const BAD: u32 = 1 - 2; //~ ERROR[arithmetic_overflow]
}
