use std::cell::RefCell;
fn main() {
    let b;
    let c = RefCell::new(1);
    b = c.borrow(); //~ ERROR[E0597] `c` does not live long enough
}
