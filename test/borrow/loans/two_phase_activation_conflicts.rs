fn main() {
    let mut v = vec![1];
    let r = &v;
    v.push(2); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
    println!("{}", r[0]);
}
