fn main() {
    let mut stack = vec![1];
    while let Some(top) = stack.last() {
        stack.push(*top + 1); //~ ERROR[E0502] cannot borrow `stack` as mutable because it is also borrowed as immutable
        println!("{top}");
    }
}
