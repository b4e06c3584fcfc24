fn main() {
    let mut v = vec![1];
    let mut push = |x| v.push(x);
    push(1);
    println!("{}", v.len()); //~ ERROR[E0502]
    push(2);
}
