fn main() {
    let mut n = 1;
    let mut inc = || n += 1;
    let mut dec = || n -= 1; //~ ERROR[E0499] cannot borrow `n` as mutable more than once at a time
    inc();
    dec();
}
