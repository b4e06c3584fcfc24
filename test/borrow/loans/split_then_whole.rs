fn main() {
    let mut v = vec![1, 2, 3, 4];
    let (a, b) = v.split_at_mut(2);
    v.push(5); //~ ERROR[E0499] cannot borrow `v` as mutable more than once at a time
    a[0] = b[0];
}
