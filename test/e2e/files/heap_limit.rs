fn main() {
    let mut blocks = Vec::new();
    loop {
        blocks.push(vec![0u8; 1 << 20]);
    }
}
