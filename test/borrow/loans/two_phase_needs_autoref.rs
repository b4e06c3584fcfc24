fn main() {
    let mut v = vec![1, 2];
    Vec::push(&mut v, v.len()); //~ ERROR[E0502] cannot borrow `v` as immutable because it is also borrowed as mutable
}
