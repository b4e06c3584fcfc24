use std::cell::RefCell;
fn main() {
    let c = RefCell::new(Some(1));
    if let Some(n) = *c.borrow() {
        println!("{n}");
    } else {
        *c.borrow_mut() = None;
    }
}
