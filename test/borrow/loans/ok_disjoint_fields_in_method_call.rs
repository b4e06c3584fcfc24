struct S { n: i32, v: Vec<i32> }
fn main() {
    let mut s = S { n: 1, v: vec![] };
    s.v.push(s.n);
    let S { n, v } = &mut s;
    v.push(*n);
}
