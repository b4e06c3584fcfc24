use std::mem::size_of;
const fn fac(n: usize) -> usize { if n == 0 { 1 } else { n * fac(n - 1) } }
#[derive(PartialEq, Eq, Debug, Clone, Copy)]
enum Color { Red, Rgb(u8, u8, u8) }
const fn gray(x: u8) -> Color { Color::Rgb(x, x, x) }
const GRAY: Color = gray(7);
const RED: Color = Color::Red;
const LIMIT: u32 = u32::MAX.count_ones() + 1;
const NAMES: [&str; 2] = ["a", "b"];
const ORIGIN: (i32, i32) = (0, { let mut i = 0; while i < 5 { i += 1; } i });
const DATA: &[u8] = b"xy";
struct Buf<const N: usize> { d: [u8; N] }
impl<const N: usize> Buf<N> { const LEN: usize = N * 2; fn len(&self) -> usize { self.d.len() + Self::LEN } }
#[repr(u8)]
enum E { A = fac(4) as u8, B, C = { let x = 3; x * 2 } }
static TABLE: [u32; 8] = { let mut t = [0; 8]; let mut i = 0; while i < 8 { t[i] = (i * i) as u32; i += 1; } t };
fn what(c: Color) -> &'static str { match c { RED => "red", GRAY => "gray", Color::Rgb(..) => "rgb" } }
fn main() {
    let a = [1u8; fac(3)];
    let b = Buf::<{ fac(4) }> { d: [0; fac(4)] };
    println!("{} {} {}", a.len(), b.len(), Buf::<{ size_of::<u64>() }>::LEN);
    println!("{} {} {}", what(Color::Red), what(Color::Rgb(7, 7, 7)), what(Color::Rgb(1, 7, 7)));
    match 33u32 { LIMIT => println!("limit"), _ => println!("no") }
    match (0, 5) { ORIGIN => println!("origin"), _ => println!("else") }
    match ["a", "b"] { NAMES => println!("names"), _ => println!("none") }
    match &b"xy"[..] { DATA => println!("data"), _ => println!("nodata") }
    println!("{} {} {}", E::A as u8, E::B as u8, E::C as u8);
    println!("{:?} {}", TABLE, const { fac(5) });
    match 5u8 { 0..=const_hi::HI => println!("in"), _ => println!("out") }
}
mod const_hi { pub const HI: u8 = super::fac(3) as u8; }
