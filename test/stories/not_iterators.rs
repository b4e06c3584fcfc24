use std::collections::HashMap;
struct Own;
impl IntoIterator for Own {
    type Item = i32;
    type IntoIter = std::vec::IntoIter<i32>;
    fn into_iter(self) -> Self::IntoIter {
        vec![1].into_iter()
    }
}
fn vec(v: Vec<i32>) {
    let _: Vec<i32> = v.map(|n| n * 2).collect();
}
fn slice(v: &[i32]) {
    v.rev();
}
fn map(v: HashMap<i32, i32>) {
    v.filter(|_| true);
}
fn own(v: Own) {
    v.enumerate();
}
fn text(v: String) {
    v.rev();
}
fn array(v: [u8; 2]) {
    v.zip(v);
}
fn param<T>(v: T) {
    v.rev();
}
fn bounded<T: IntoIterator>(v: T) {
    v.rev();
}
fn main() {
    let open = vec![1];
    open.max_by_key(|x| *x);
}
