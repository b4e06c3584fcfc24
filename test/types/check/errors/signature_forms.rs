trait Shape {}
type Two<'a, 'b> = dyn Shape + 'a + 'b;
type Twice = dyn Iterator<Item = u32, Item = u32>;
type Free = for<'a> fn() -> &'a i32;
fn bar<F>(_: F)
where
    F: for<'a> Fn(i32) -> Option<&'a i32>,
{
}
fn fine<F>(_: F)
where
    F: for<'a> Fn(&'a i32) -> Option<&'a i32>,
{
}
fn left_out(x: [u8; 2]) -> [u8; _] {
    x
}
fn main() {
    let _: Vec(i32) = vec![1];
}
