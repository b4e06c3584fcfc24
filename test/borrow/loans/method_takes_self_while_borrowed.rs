fn main() {
    let v = vec![1];
    let r = &v;
    let b = v.into_boxed_slice(); //~ ERROR[E0505]
    println!("{}{}", r.len(), b.len());
}
