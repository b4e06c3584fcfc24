fn descend(n: u64) -> u64 {
    if n == 0 {
        return 0;
    }
    descend(n - 1) + 1
}

fn main() {
    println!("{}", descend(100_000));
}
