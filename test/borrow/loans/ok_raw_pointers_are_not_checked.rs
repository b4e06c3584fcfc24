fn main() {
    let mut n = 1;
    let p = &raw mut n;
    let q = &raw mut n;
    unsafe {
        *p = 2;
        *q = 3;
    }
}
