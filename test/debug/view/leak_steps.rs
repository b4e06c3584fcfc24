//! Since when nobody owns a block: the step in which its last owner went, for one alone, one within it, a cycle, one given away.
use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    next: RefCell<Option<Rc<Node>>>,
}

fn cycle() {
    let a = Rc::new(Node { next: RefCell::new(None) });
    let b = Rc::new(Node { next: RefCell::new(Some(a.clone())) });
    *a.next.borrow_mut() = Some(b);
    println!("tied");
}

fn give(text: String) -> &'static str {
    println!("give {text}");
    text.leak()
}

fn main() {
    let names = vec![String::from("a"), String::from("b")];
    cycle();
    let kept = give(String::from("kept"));
    std::mem::forget(names);
    let raw = Box::into_raw(Box::new(5));
    println!("{kept}"); //@ break
    drop(unsafe { Box::from_raw(raw) });
}
