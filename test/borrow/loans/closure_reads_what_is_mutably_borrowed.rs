fn main() {
    let mut n = 1;
    let r = &mut n;
    let show = || println!("{n}"); //~ ERROR[E0502] cannot borrow `n` as immutable because it is also borrowed as mutable
    *r = 2;
    show();
}
