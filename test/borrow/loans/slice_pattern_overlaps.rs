fn main() {
    let mut v = vec![1, 2, 3];
    let s = &mut v[..];
    if let [first, ..] = s {
        if let [.., last] = s { //~ ERROR[E0499] cannot borrow `s[..]` as mutable more than once at a time
            std::mem::swap(first, last);
        }
    }
}
