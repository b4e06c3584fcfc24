use std::any::Any;
struct Pair {
    left: u8,
    right: u8,
}
fn main() {
    let one = &1;
    let _known = one as *const _;
    let object: *const dyn Any = &();
    let _same = object as *const dyn Any;
    let _more = object as *const (dyn Any + Send);
    let pair = Pair { left: 1, .. };
    println!("{}", pair.left + pair.right);
}
