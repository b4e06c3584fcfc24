fn one(mut f: impl FnMut()) { f(); }
fn main() {
    let mut n = 1;
    one(|| n += 1);
    one(|| n -= 1);
}
