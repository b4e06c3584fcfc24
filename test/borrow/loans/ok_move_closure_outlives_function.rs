fn f() -> Box<dyn Fn(u32) -> u32> {
    let y = 0u32;
    Box::new(move |x| x + y)
}
fn main() {}
