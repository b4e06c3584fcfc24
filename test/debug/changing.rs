//! Memory in motion: a list that grows and shrinks, a cursor through it, shared owners that come and go, a cycle, leaks.
use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

struct Friend {
    name: String,
    friends: RefCell<Vec<Rc<Friend>>>,
    known: RefCell<Vec<Weak<Friend>>>,
}

fn friend(name: &str) -> Rc<Friend> {
    let name = String::from(name);
    Rc::new(Friend { name, friends: RefCell::new(Vec::new()), known: RefCell::default() })
}

fn lists() -> u32 {
    let mut list: Option<Box<Node>> = None;
    for value in 0..6 {
        list = Some(Box::new(Node { value, next: list.take() }));
    }
    let mut cursor = &list;
    let mut sum = 0;
    while let Some(node) = cursor {
        sum += node.value;
        cursor = &node.next;
    }
    if let Some(first) = list.as_mut() {
        let rest = first.next.take();
        first.next = Some(Box::new(Node { value: 9, next: rest }));
    }
    while let Some(node) = list {
        sum += node.value;
        list = node.next;
    }
    sum
}

fn friends() -> usize {
    let (anna, bert) = (friend("Anna"), friend("Bert"));
    anna.friends.borrow_mut().push(Rc::clone(&bert));
    bert.known.borrow_mut().push(Rc::downgrade(&anna));
    let alone = friend("Cora");
    alone.known.borrow_mut().push(Rc::downgrade(&bert));
    let count = Rc::strong_count(&bert) + alone.name.len();
    drop(anna);
    // They keep each other.
    let (dora, emil) = (friend("Dora"), friend("Emil"));
    dora.friends.borrow_mut().push(Rc::clone(&emil));
    emil.friends.borrow_mut().push(Rc::clone(&dora));
    drop(dora);
    count
}

fn leaks() -> &'static mut Vec<Box<u32>> {
    let leaked = Box::leak(Box::new(vec![Box::new(1), Box::new(2)]));
    leaked.push(Box::new(3));
    leaked
}

fn main() {
    let mut words: Vec<String> = Vec::new();
    words.push(String::from("one"));
    let sum = lists();
    words.push(sum.to_string());
    let kept = leaks();
    let count = friends();
    words.remove(0);
    kept.pop();
    std::mem::forget(words);
    kept.push(Box::new(count as u32));
}
