fn main() {
    let mut n = 1;
    let mut last = &0;
    for _ in 0..3 {
        n += 1;
        last = &n;
    }
    println!("{last}");
}
