fn f() -> Box<dyn Fn(u32) -> u32> {
    let y = 0u32;
    Box::new(|x| x + y) //~ ERROR[E0373] closure may outlive the current function, but it borrows `y`, which is owned by the current function
}
fn main() {}
