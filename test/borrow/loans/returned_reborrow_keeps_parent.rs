fn first(v: &mut Vec<i32>) -> &mut i32 { &mut v[0] }
fn main() {
    let mut v = vec![1];
    let a = first(&mut v);
    v.push(2); //~ ERROR[E0499] cannot borrow `v` as mutable more than once at a time
    *a = 3;
}
