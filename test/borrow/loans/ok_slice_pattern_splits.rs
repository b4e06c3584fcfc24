fn main() {
    let mut a = [1, 2, 3];
    let [x, y, _] = &mut a;
    std::mem::swap(x, y);
    let s = &mut a[..];
    if let [first, .., last] = s {
        std::mem::swap(first, last);
    }
}
