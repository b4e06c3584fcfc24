// What is dropped in place may be a trait object: the last owner of an `Rc<dyn Trait>` drops its value.
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::Arc;

#[derive(Debug)]
struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let shared: Rc<dyn Debug> = Rc::new(Loud("rc"));
    let same = Rc::clone(&shared);
    drop(shared);
    println!("{same:?}");
    drop(same);
    let list: Arc<dyn Debug> = Arc::new(vec![Loud("in a list"), Loud("behind it")]);
    drop(list);
    let raw: *mut dyn Debug = Box::into_raw(Box::new((Loud("raw"), 1)));
    // SAFETY: the value is there; its block stays.
    unsafe { std::ptr::drop_in_place(raw) };
    let plain: Rc<dyn Debug> = Rc::new(5);
    println!("{plain:?}");
}
