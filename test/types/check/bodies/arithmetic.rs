fn main() {
    let a = 2;
    let b = 3;
    let c = a + b;
    let d = (-c as u8) << 1;
    let _e = d > 4 && c != 0;
}
