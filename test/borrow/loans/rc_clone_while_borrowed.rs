use std::rc::Rc;
fn main() {
    let a = Rc::new(1);
    let r: &i32 = &a;
    drop(a); //~ ERROR[E0505] cannot move out of `a` because it is borrowed
    println!("{r}");
}
