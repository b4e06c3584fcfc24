fn main() {
    let line = "crab".repeat(100_000);
    for _ in 0..5 {
        println!("{line}");
    }
}
