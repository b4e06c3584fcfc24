fn two(mut f: impl FnMut(), mut g: impl FnMut()) { f(); g(); }
fn main() {
    let mut n = 1;
    two(|| n += 1, || n -= 1); //~ ERROR[E0499] cannot borrow `n` as mutable more than once at a time
}
