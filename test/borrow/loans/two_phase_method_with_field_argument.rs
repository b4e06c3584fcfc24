struct S { n: i32, v: Vec<i32> }
impl S {
    fn add(&mut self, x: &i32) { self.v.push(*x); }
}
fn main() {
    let mut s = S { n: 1, v: vec![] };
    s.add(&s.n); //~ ERROR[E0502] cannot borrow `s` as mutable because it is also borrowed as immutable
}
