use std::cell::RefCell;
fn f() -> usize {
    let c = RefCell::new(String::from(".."));
    c.borrow().len()
}
fn main() {}
