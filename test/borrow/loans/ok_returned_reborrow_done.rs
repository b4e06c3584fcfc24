fn first(v: &mut Vec<i32>) -> &mut i32 { &mut v[0] }
fn main() {
    let mut v = vec![1];
    *first(&mut v) = 3;
    v.push(2);
}
