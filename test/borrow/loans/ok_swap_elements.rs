fn main() {
    let mut v = vec![1, 2];
    v.swap(0, 1);
    let t = v[0];
    v[0] = v[1];
    v[1] = t;
}
