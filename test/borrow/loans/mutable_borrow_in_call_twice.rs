fn both(_: &mut i32, _: &mut i32) {}
fn main() {
    let mut n = 1;
    both(&mut n, &mut n); //~ ERROR[E0499] cannot borrow `n` as mutable more than once at a time
}
