fn main() {
    let mut all = Vec::new();
    loop {
        all.push(vec![1u8; 10_000]);
    }
}
