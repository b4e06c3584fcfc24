fn main() {
    let mut v = vec![1];
    let r = &v;
    v.push(2); //~ ERROR[E0502]
    println!("{}", r[0]);
}
