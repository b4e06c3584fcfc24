//! Two shared blocks that own each other leak as one; what hangs on them leaks with them.
use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    name: String,
    next: RefCell<Option<Rc<Node>>>,
}

fn make_cycle() {
    let a = Rc::new(Node { name: String::from("a"), next: RefCell::new(None) });
    let b = Rc::new(Node { name: String::from("b"), next: RefCell::new(Some(a.clone())) });
    *a.next.borrow_mut() = Some(b.clone());
    println!("{} and {}", a.name, b.name); //@ break
}

fn main() {
    make_cycle();
    println!("made"); //@ break
}
