fn main() {
    let mut v = vec![1, 2];
    for x in v.iter_mut() {
        *x += 1;
        v.clear(); //~ ERROR[E0499] cannot borrow `v` as mutable more than once at a time
    }
}
