fn main() {
    let mut v = vec![1, 2];
    for x in &v {
        v.push(*x); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
    }
}
