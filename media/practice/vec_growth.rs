// A growing Vec: when its buffer is full, a larger one is allocated, the elements are moved, and the old one is freed.
//
// Look for: the pointer in `numbers` changing when the capacity changes (0, 4, 8), and the unused part of the buffer, which
// holds no value yet.

fn main() {
    let mut numbers: Vec<i32> = Vec::new();
    println!("length {}, capacity {}", numbers.len(), numbers.capacity());
    for i in 0..6 {
        numbers.push(i * 10);
        println!("length {}, capacity {}", numbers.len(), numbers.capacity());
    }
    let last = numbers.pop();
    println!("{last:?} {numbers:?}");
}
