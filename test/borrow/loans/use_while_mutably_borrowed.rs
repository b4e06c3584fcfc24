fn main() {
    let mut n = 1;
    let r = &mut n;
    let m = n + 1; //~ ERROR[E0503] cannot use `n` because it was mutably borrowed
    *r = m;
}
