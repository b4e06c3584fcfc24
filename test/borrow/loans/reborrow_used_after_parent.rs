fn main() {
    let mut v = vec![1];
    let a = &mut v;
    let b = &mut *a;
    a.push(2); //~ ERROR[E0499]
    b.push(3);
}
