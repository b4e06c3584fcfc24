fn main() {
    let mut n = 1;
    let mut inc = || n += 1;
    println!("{n}"); //~ ERROR[E0502] cannot borrow `n` as immutable because it is also borrowed as mutable
    inc();
}
