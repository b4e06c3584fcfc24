// A list of boxes: each node owns the next one.
//
// Look for: the chain of owner arrows over the heap; `None` at the end, a null pointer; when `list` is dropped, the whole chain goes.

enum List {
    Cons(i32, Box<List>),
    Nil,
}

use List::{Cons, Nil};

fn sum(list: &List) -> i32 {
    match list {
        Cons(value, rest) => value + sum(rest),
        Nil => 0,
    }
}

struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn main() {
    let list = Cons(1, Box::new(Cons(2, Box::new(Cons(3, Box::new(Nil))))));
    println!("sum {}", sum(&list));

    let mut head: Option<Box<Node>> = None;
    for value in 1..=3 {
        head = Some(Box::new(Node { value, next: head }));
    }
    let mut current = &head;
    while let Some(node) = current {
        println!("node {}", node.value);
        current = &node.next;
    }
}
