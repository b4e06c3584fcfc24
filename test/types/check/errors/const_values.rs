use std::cell::Cell;
use std::sync::atomic::AtomicUsize;
static S: &AtomicUsize = &AtomicUsize::new(0);
const N: &Option<Cell<i32>> = &None;
const E: Option<Cell<i32>> = None;
const E2: &Option<Cell<i32>> = &E;
static mut M: &mut [i32] = &mut [1, 2];
const P: *const Cell<i32> = &raw const *&Cell::new(1);
const EM: &mut [i32] = &mut [];
const fn f(x: Vec<i32>) {}
const fn g<T>(x: T) -> T { x }
const fn h<T>(x: Option<T>) -> bool { match x { Some(_) => true, None => false } }
const V: Option<Vec<i32>> = { let x: Option<Vec<i32>> = None; x };
const W: usize = { let x: Vec<i32> = Vec::new(); x.len() };
struct B(Vec<i32>, i32);
const Z: i32 = B(Vec::new(), 1).1;
fn main(){}

fn filled<const N: usize>() -> [u8; N] {
    [0; _]
}

fn braced() {
    let _: [_; 1] = filled::<{ _ }>(); //~ ERROR
    let _: [_; 1] = filled::<_>();
}
