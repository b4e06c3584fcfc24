// The heap: a `Box` that holds a `&str`.
//
// Look for three places: the box's pointer in the frame (8 bytes), the `&str` it owns on the heap (pointer and length, 16 bytes),
// and the text's bytes in rodata, which nobody owns. At the closing brace the block on the heap is freed; the bytes in rodata stay.

fn main() {
    let boxed: Box<&str> = Box::new("hello");
    let length = boxed.len();
    println!("{boxed} has {length} bytes");
}
