#[repr(packed)]
struct Packed {
    wide: u64,
    byte: u8,
}
trait Consume {
    fn consume(self);
}
impl Consume for i32 {
    fn consume(self) {}
}
fn bits(x: f32) -> u64 {
    unsafe { std::mem::transmute(x) }
}
fn main() {
    let p = Packed { wide: 1, byte: 2 };
    let _copied = p.wide;
    let _fine = &p.byte;
    let _bad = &p.wide;
    let b: Box<dyn Consume> = Box::new(1);
    b.consume();
    bits(1.0);
}
