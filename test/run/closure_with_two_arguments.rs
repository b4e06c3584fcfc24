struct C(i32);
fn once<F: FnOnce(Option<C>, &C) -> i32>(f: F) -> i32 {
    f(Some(C(4)), &C(5))
}
fn main() {
    println!("{}", once(|v, c| v.map_or(0, |w| w.0 * 10 + c.0)));
    println!("{:?}", [3, 1, 2].iter().max_by(|a, b| a.cmp(b)));
}
