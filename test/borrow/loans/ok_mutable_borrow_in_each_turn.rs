fn main() {
    let mut n = 1;
    for _ in 0..2 {
        let r = &mut n;
        *r += 1;
    }
}
