// Static memory: what lives for the whole run, in no frame and in no heap block.
//
// Look for: `GREETING` in rodata (a pointer and a length) and its bytes, also in rodata; `COUNTER` and `VISITS`, all zero at the start,
// in bss; `START_AT`, not zero, in data; the promoted `&5` in rodata. `LIMIT` is a const: it has no place of its own, each use is a copy.

use std::sync::atomic::{AtomicUsize, Ordering};

static GREETING: &str = "hello from rodata";
static mut COUNTER: u32 = 0;
static VISITS: AtomicUsize = AtomicUsize::new(0);
static START_AT: AtomicUsize = AtomicUsize::new(7);
const LIMIT: usize = 10;

fn visit() -> usize {
    VISITS.fetch_add(1, Ordering::Relaxed) + 1
}

fn main() {
    let five: &'static i32 = &5;
    let first = visit();
    let second = visit();
    START_AT.store(LIMIT, Ordering::Relaxed);
    // SAFETY: there is one thread, and no reference to COUNTER is made.
    unsafe {
        COUNTER += 1;
    }
    let counted = unsafe { COUNTER };
    println!("{GREETING}: {first}, {second}, {counted}, {five}, {}", START_AT.load(Ordering::Relaxed));
}
