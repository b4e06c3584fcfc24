fn main() {
    let mut stack = vec![1];
    while let Some(top) = stack.last() {
        stack.push(*top + 1); //~ ERROR[E0502]
        println!("{top}");
    }
}
