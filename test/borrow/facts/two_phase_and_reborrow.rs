fn grow(items: &mut Vec<usize>) {
    items.push(items.len());
    let last = &mut items[0];
    *last += 1;
}
fn main() {
    let mut v = vec![1];
    let r = &mut v;
    grow(r);
    r.push(2);
    let first = &v[0];
    assert!(*first == 2);
}
