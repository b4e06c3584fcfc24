fn set(x: &mut i32) { *x = 4; }
fn f(x: &mut i32) {
    let mut all = Vec::new();
    for _ in 0..2 {
        all.push(|| set(x)); //~ ERROR[E0524] two closures require unique access to `*x` at the same time
    }
}
fn main() {}
