fn main() {
    let v = vec![1];
    let r = &v;
    let b = v.into_boxed_slice(); //~ ERROR[E0505] cannot move out of `v` because it is borrowed
    println!("{}{}", r.len(), b.len());
}
