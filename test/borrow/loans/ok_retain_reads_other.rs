fn main() {
    let mut v = vec![1, 2, 3];
    let n = v.len();
    v.retain(|x| *x as usize != n);
}
