const fn f(x: i32) -> i32 { if x > 3 { panic!("too big") } x }
const A: i32 = f(5);
const B: usize = [1usize, 2][5 - 0 * 2];
const fn g(v: &[i32], i: usize) -> i32 { v[i] }
const C: i32 = g(&[1, 2], 7);
static D: u8 = 255 + 1;
const fn sub(a: u32, b: u32) -> u32 { a - b }
const E: u32 = sub(3, 5);
const F: i32 = 1 / 0;
const fn fac(n: u64) -> u64 { if n == 0 { 1 } else { n * fac(n - 1) } }
const G: u64 = fac(30);
const H: i32 = None::<i32>.unwrap();
const I: i32 = -i32::MIN;
const J: i32 = 1 << 33;
const K: i32 = { let r: Result<i32, &str> = Err("bad"); match r { Ok(v) => v, Err(e) => panic!("{}", e) } };
const L: () = assert!(1 > 2);
const M: () = assert!(1 > 2, "one is not");
fn main() {
    let a = [0; fac(3) as usize];
    let b: [u8; f(9) as usize] = [0; 9];
}
