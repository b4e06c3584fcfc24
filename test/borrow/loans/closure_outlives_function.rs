fn f() -> Box<dyn Fn(u32) -> u32> {
    let y = 0u32;
    Box::new(|x| x + y) //~ ERROR[E0373]
}
fn main() {}
