struct P { a: i32, b: i32 }
impl P {
    fn a_mut(&mut self) -> &mut i32 { &mut self.a }
}
fn main() {
    let mut p = P { a: 1, b: 2 };
    let a = p.a_mut();
    println!("{}", p.b); //~ ERROR[E0502] cannot borrow `p.b` as immutable because it is also borrowed as mutable
    *a = 3;
}
