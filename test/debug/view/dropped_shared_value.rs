//! A `Weak` keeps the counts, not the value: without a strong owner the bytes of the value are stale.
use std::rc::{Rc, Weak};

fn main() {
    let mut weak: Weak<String> = Weak::new();
    println!("{}", weak.strong_count()); //@ break
    {
        let strong = Rc::new(String::from("gone"));
        weak = Rc::downgrade(&strong);
        println!("{}", weak.strong_count()); //@ break
    }
    println!("{:?}", weak.upgrade()); //@ break
}
