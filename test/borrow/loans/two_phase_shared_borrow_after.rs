fn main() {
    let mut v = vec![1usize];
    let shared = &v;
    v.push(shared.len()); //~ ERROR[E0502] cannot borrow `v` as mutable because it is also borrowed as immutable
    println!("{}", shared.len());
}
