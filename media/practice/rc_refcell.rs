// Shared ownership: `Rc` counts its owners, `RefCell` checks borrows at run time, `Weak` does not own.
//
// Look for: the counts beside the shared block going up and down; `leaf`'s weak arrow to `branch`, which keeps nothing alive; the
// two nodes at the end that own each other: nobody else can reach them, they are never dropped, they leak.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Tree {
    value: i32,
    parent: RefCell<Weak<Tree>>,
    children: RefCell<Vec<Rc<Tree>>>,
}

struct Link {
    name: &'static str,
    other: RefCell<Option<Rc<Link>>>,
}

impl Drop for Link {
    fn drop(&mut self) {
        println!("never printed: {}", self.name);
    }
}

fn main() {
    let leaf = Rc::new(Tree { value: 3, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![]) });
    {
        let branch = Rc::new(Tree { value: 5, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![Rc::clone(&leaf)]) });
        *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
        println!("leaf: {} strong, branch: {} weak", Rc::strong_count(&leaf), Rc::weak_count(&branch));
        println!("the parent of {} is {:?}", leaf.value, leaf.parent.borrow().upgrade().map(|tree| tree.value));
        println!("{} child", branch.children.borrow().len());
    }
    println!("the parent is gone: {}", leaf.parent.borrow().upgrade().is_none());

    let shared = Rc::new(RefCell::new(1));
    let other = Rc::clone(&shared);
    *other.borrow_mut() += 10;
    println!("{} seen through both, {} owners", shared.borrow(), Rc::strong_count(&shared));

    let a = Rc::new(Link { name: "a", other: RefCell::new(None) });
    let b = Rc::new(Link { name: "b", other: RefCell::new(Some(Rc::clone(&a))) });
    *a.other.borrow_mut() = Some(Rc::clone(&b));
    println!("{} and {} own each other", a.name, b.name);
}
