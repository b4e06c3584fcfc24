fn main() {
    let mut v = vec![1, 2];
    v.push({
        v.push(3); //~ ERROR[E0499] cannot borrow `v` as mutable more than once at a time
        4
    });
}
