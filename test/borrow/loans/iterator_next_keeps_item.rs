struct Buf { data: Vec<u8> }
impl Buf {
    fn next(&mut self) -> Option<&u8> { self.data.first() }
}
fn main() {
    let mut b = Buf { data: vec![1] };
    let x = b.next();
    let y = b.next(); //~ ERROR[E0499] cannot borrow `b` as mutable more than once at a time
    println!("{x:?}{y:?}");
}
