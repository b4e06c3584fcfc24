fn main() {
    let mut n = 1;
    let r = &mut n;
    let p = &raw mut n; //~ ERROR[E0499]
    *r = 2;
    unsafe { *p = 3 };
}
