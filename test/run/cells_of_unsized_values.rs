// A value is made sized behind a shared owner, and becomes a trait object or slice there: in structs that end in it too.
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

trait Shape {
    fn grow(&mut self) -> u32;
}

impl Shape for u32 {
    fn grow(&mut self) -> u32 {
        *self += 1;
        *self
    }
}

struct Named<T: ?Sized> {
    name: &'static str,
    value: T,
}

fn main() {
    let shape: Rc<RefCell<dyn Shape>> = Rc::new(RefCell::new(4u32));
    println!("{}", shape.borrow_mut().grow());
    let list: Vec<Rc<RefCell<dyn Debug>>> = vec![Rc::new(RefCell::new(1)), Rc::new(RefCell::new("two"))];
    println!("{list:?}");
    let locked: Arc<Mutex<dyn Shape>> = Arc::new(Mutex::new(7u32));
    println!("{}", locked.lock().unwrap().grow());
    let named: Box<Named<[i32]>> = Box::new(Named { name: "n", value: [1, 2, 3] });
    println!("{} {}", named.name, named.value.len());
    let plain: Rc<Cell<Box<dyn Debug>>> = Rc::new(Cell::new(Box::new(5)));
    println!("{:?}", plain.replace(Box::new(6)));
}
