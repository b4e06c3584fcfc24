//@ edition: 2021
use std::cell::RefCell;
fn f() -> usize {
    let c = RefCell::new(String::from(".."));
    c.borrow().len() //~ ERROR[E0597] `c` does not live long enough
}
fn main() {}
