fn main() {
    let mut numbers: Vec<u32> = (0..1_000_000).collect();
    let mut sum = 0u32;
    let mut at = 0;
    loop {
        sum = sum.wrapping_add(numbers[at]);
        numbers[at] += 1;
        at = (at + 7_919) % numbers.len();
    }
}
