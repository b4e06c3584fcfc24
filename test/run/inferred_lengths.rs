struct Buffer<const N: usize>([u8; N]);
fn pair() -> [u32; 2] {
    [7; _]
}
fn main() {
    let a: [u8; 3] = [1; _];
    let b: [_; _] = [2u16, 3];
    let c = Buffer::<_>([9; 4]);
    println!("{:?} {:?} {} {:?}", a, b, c.0.len(), pair());
}
