use std::cell::RefCell;
fn main() {
    let c = RefCell::new(1);
    let b = c.borrow();
    println!("{b}");
}
