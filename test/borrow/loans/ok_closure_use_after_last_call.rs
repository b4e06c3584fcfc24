fn main() {
    let mut n = 1;
    let mut inc = || n += 1;
    inc();
    println!("{n}");
}
