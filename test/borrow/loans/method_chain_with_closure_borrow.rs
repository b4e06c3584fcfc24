fn main() {
    let mut v = vec![1, 2, 3];
    v.iter().for_each(|x| v.push(*x)); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
}
