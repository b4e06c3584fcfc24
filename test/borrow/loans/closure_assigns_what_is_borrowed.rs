fn main() {
    let mut n = 1;
    let r = &n;
    let mut set = || n = 2; //~ ERROR[E0502] cannot borrow `n` as mutable because it is also borrowed as immutable
    println!("{r}");
    set();
}
