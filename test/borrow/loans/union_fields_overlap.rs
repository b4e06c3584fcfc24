union U { a: u8, b: u8 }
fn main() {
    let mut u = U { a: 1 };
    unsafe {
        let a = &mut u.a;
        let b = &u.b; //~ ERROR[E0502] cannot borrow `u` (via `u.b`) as immutable because it is also borrowed as mutable (via `u.a`)
        *a = *b;
    }
}
