fn main() {
    let mut v = vec![1];
    let m = &mut v;
    let n = v.len(); //~ ERROR[E0502]
    m.push(n as i32);
}
