//@ edition: 2021
use std::cell::RefCell;
fn visit() {
    let x = RefCell::new(vec![1]);
    for i in x.borrow().iter() {
        x.borrow().get(*i as usize);
    }
}
fn main() {
    visit();
    let v = 1;
    let shown: Box<dyn Fn()> = Box::new(|| {
        let w = v; //~ ERROR[E0597] `v` does not live long enough
        drop(w);
    });
    call(shown);
}
fn call(f: Box<dyn Fn() + 'static>) {
    f();
}
