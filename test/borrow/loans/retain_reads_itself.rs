fn main() {
    let mut v = vec![1, 2, 3];
    v.retain(|x| *x as usize != v.len()); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
}
