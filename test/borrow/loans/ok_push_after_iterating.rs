fn main() {
    let mut v = vec![1, 2];
    let mut more = Vec::new();
    for x in &v {
        more.push(*x);
    }
    v.extend(more);
}
