// What several owners share may be a trait object, a text or a slice; a guard of a cell reads as the reference it holds.
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::Debug;
use std::rc::Rc;

fn main() {
    let shape: Rc<dyn Debug> = Rc::new(String::from("circle"));
    let same = Rc::clone(&shape);
    let text: Rc<str> = Rc::from("a text that is longer than its counts");
    let words: Rc<[String]> = Rc::from(vec![String::from("x"), String::from("y")]);
    let cell = RefCell::new(vec![1]);
    let object: &RefCell<dyn Debug> = &RefCell::new(5);
    let mut guard = cell.borrow_mut();
    guard.push(2);
    println!("{same:?} {text} {words:?} {object:?} {guard:?}"); //@ break
    drop(guard);
    let read = cell.borrow();
    let numbers = HashSet::from([7]);
    println!("{read:?} {numbers:?}"); //@ break
}
