fn main() {
    let mut count = 0u64;
    loop {
        count += 1;
    }
}
