fn main() {
    let mut v = vec![1usize];
    let shared = &v;
    v.push(shared.len()); //~ ERROR[E0502]
    println!("{}", shared.len());
}
