fn main() {
    let mut v = vec![vec![1usize]];
    v[0].push(v.len()); //~ ERROR[E0502] cannot borrow `v` as immutable because it is also borrowed as mutable
}
