fn main() {
    let mut v = vec![vec![1usize]];
    let n = v.len();
    v[0].push(n);
}
