fn main() {
    let mut t = (1, 2);
    let a = &mut t.0;
    let b = &mut t.1;
    std::mem::swap(a, b);
}
