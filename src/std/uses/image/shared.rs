//! What learners' programs often share and point to: numbers, text and lists behind `Rc`, `RefCell`, `Cell` and `Box`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

fn main() {
    let shared = Rc::new(RefCell::new(vec![1, 2]));
    let other = Rc::clone(&shared);
    other.borrow_mut().push(3);
    println!("{:?} {} {}", shared.borrow(), shared.borrow().len(), Rc::strong_count(&shared));
    let count = Rc::new(RefCell::new(0));
    *count.borrow_mut() += 1;
    println!("{} {:?}", count.borrow(), count);
    let text = Rc::new(String::from("a"));
    println!("{text} {} {:?}", text.len(), Rc::clone(&text));
    let number = Rc::new(5);
    println!("{number} {}", *number + 1);
    let name = RefCell::new(String::from("a"));
    name.borrow_mut().push_str("b");
    println!("{}", name.borrow());
    let cell = Cell::new(1);
    cell.set(cell.get() + 1);
    let boxed: Box<i32> = Box::new(cell.get());
    println!("{boxed} {:?}", boxed);
    let result: Result<i32, String> = Err(String::from("e"));
    println!("{:?} {}", result, result.clone().unwrap_or(1));
    let option: Option<String> = Some(String::from("a"));
    println!("{:?} {} {}", option, option.is_some(), option.as_deref().unwrap_or("none"));
    let error: Box<dyn std::error::Error> = "a".into();
    println!("{error}");
}
