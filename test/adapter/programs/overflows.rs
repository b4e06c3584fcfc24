fn descend(n: u64) -> u64 {
    descend(n + 1) + 1
}

fn main() {
    println!("{}", descend(0));
}
