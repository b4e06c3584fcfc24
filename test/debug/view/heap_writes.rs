//! A block far down a collection is written, and a static; then many blocks of one kind are freed at once.
use std::sync::atomic::{AtomicU32, Ordering};

static SEEN: AtomicU32 = AtomicU32::new(0);

fn main() {
    let mut boxes: Vec<Box<u64>> = (0..20).map(Box::new).collect();
    println!("made"); //@ break
    *boxes[17] = 1;
    println!("written"); //@ break
    SEEN.fetch_add(3, Ordering::Relaxed);
    println!("counted"); //@ break
    drop(boxes);
    println!("dropped"); //@ break
}
