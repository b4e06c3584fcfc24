fn main() {
    let mut v = vec![1usize];
    let shared = &v;
    v.push(shared.len());
}
