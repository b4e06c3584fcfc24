fn main() {
    let mut v = vec![3, 1, 2];
    let s = &v[1..];
    v.sort(); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
    println!("{s:?}");
}
