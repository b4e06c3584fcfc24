fn f(y: i32) -> impl Fn(i32) -> i32 {
    |x| x + y //~ ERROR[E0373] closure may outlive the current function, but it borrows `y`, which is owned by the current function
}
fn main() {}
