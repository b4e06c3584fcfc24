fn main() {
    let mut p = Box::new(1);
    let a = &mut *p;
    let b = &mut *p; //~ ERROR[E0499] cannot borrow `*p` as mutable more than once at a time
    *a += *b;
}
