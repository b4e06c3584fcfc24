fn main() {
    let mut v = vec![1, 0];
    v[v[1]] = 2; //~ ERROR[E0502] cannot borrow `v` as immutable because it is also borrowed as mutable
    let mut a = [1, 0];
    a[a[1]] = 2;
    let i = &mut v;
    i[0] = 1;
}
