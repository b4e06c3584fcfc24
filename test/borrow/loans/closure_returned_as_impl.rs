fn f(y: i32) -> impl Fn(i32) -> i32 {
    |x| x + y //~ ERROR[E0373]
}
fn main() {}
