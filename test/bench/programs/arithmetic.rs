fn main() {
    let mut sum = 0u64;
    let mut i = 0u64;
    while i < 30_000_000 {
        sum = sum.wrapping_add(i * i ^ (i >> 3));
        i += 1;
    }
    println!("{sum}");
}
