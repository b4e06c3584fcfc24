fn main() {
    let mut v = vec![1, 2, 3];
    let s = &mut v[..];
    if let [first, ..] = s {
        if let [.., last] = s { //~ ERROR[E0499]
            std::mem::swap(first, last);
        }
    }
}
