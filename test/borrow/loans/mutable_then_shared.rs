fn main() {
    let mut v = vec![1];
    let m = &mut v;
    let n = v.len(); //~ ERROR[E0502] cannot borrow `v` as immutable because it is also borrowed as mutable
    m.push(n as i32);
}
