fn main() {
    let mut n = 1;
    let r = &mut n;
    *r = 2;
    let _m = n + 1;
}
