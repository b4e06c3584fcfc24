// A move: `s1` gives its heap buffer to `s2`.
//
// Look for: the same buffer at the same address before and after; only the 24 bytes of the `String` itself (pointer, capacity,
// length) are copied to `s2`'s slot. `s1`'s slot keeps its stale bytes, but nobody may use them: `s1` is dead.

fn main() {
    let s1 = String::from("crab");
    let s2 = s1;
    let length = s2.len();
    println!("{s2}: {length}");
    let s3 = take_and_give_back(s2);
    println!("{s3}");
}

fn take_and_give_back(text: String) -> String {
    text
}
