fn main() {
    let a = '\q';
    let b = 'ab';
    let c = "\u{110000}";
    let d = 0b12;
    let e = 0x;
    let f = 1u9;
    let g = 2.0i32;
    let h = b"é";
    let i = 1e;
    let j = prefix"x";
}
