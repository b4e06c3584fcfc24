fn spin(rounds: u32) -> u32 {
    let mut sum = 0u32;
    for i in 0..rounds {
        sum = sum.wrapping_mul(31) ^ i;
    }
    sum
}

fn main() {
    let name = String::from("lost");
    let first = spin(100_000);
    std::mem::forget(name);
    let second = spin(400_000);
    println!("{}", first ^ second);
}
