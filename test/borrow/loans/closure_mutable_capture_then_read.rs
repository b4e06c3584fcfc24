fn main() {
    let mut v = vec![1];
    let mut push = |x| v.push(x);
    push(1);
    println!("{}", v.len()); //~ ERROR[E0502] cannot borrow `v` as immutable because it is also borrowed as mutable
    push(2);
}
