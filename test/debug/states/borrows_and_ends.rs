struct Holder<'a> {
    text: &'a str,
}
fn length(text: &String) -> usize {
    text.len()
}
fn grow(items: &mut Vec<usize>) {
    items.push(1);
}
fn main() {
    let s1 = String::from("crab");
    let r = &s1;
    let n = length(r);
    let mut v = Vec::new();
    let m = &mut v;
    m.push(n);
    grow(m);
    v.push(length(&s1));
    let h = Holder { text: &s1 };
    let w = v;
    let total = h.text.len() + w.len();
    if total > 100 {
        drop(w);
    }
    assert!(total > 1);
}
