fn main() {
    let mut n = 1;
    let r = &mut n;
    let p = &raw mut n; //~ ERROR[E0499] cannot borrow `n` as mutable more than once at a time
    *r = 2;
    unsafe { *p = 3 };
}
