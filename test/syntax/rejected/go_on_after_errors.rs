fn first(x) {}
fn second() {
    let a = ;
    let = 5;
    foo(1 2);
    1 < 2 < 3;
}
struct S { a: i32; b: i32 }
const X = 5;
fn last() { for i 0..5 {} }
