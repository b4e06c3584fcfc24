fn both(_: &mut i32, _: &mut i32) {}
fn main() {
    let (mut n, mut m) = (1, 2);
    both(&mut n, &mut m);
}
