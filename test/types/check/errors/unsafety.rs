static mut COUNT: u32 = 0;
union Bits {
    int: u32,
    float: f32,
}
unsafe fn danger() {}
const fn fixed() -> u32 {
    1
}
fn loose() -> u32 {
    2
}
const A: u32 = fixed();
const B: u32 = loose();
fn main() {
    danger();
    COUNT += 1;
    let p = &raw const COUNT;
    *p;
    let b = Bits { int: 1 };
    b.float;
    unsafe {
        danger();
    }
}
