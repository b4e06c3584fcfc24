fn main() {
    let mut v = vec![1];
    let r = &v;
    if v.len() > 1 {
        v.push(2); //~ ERROR[E0502]
    }
    println!("{}", r.len());
}
