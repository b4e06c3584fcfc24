fn main() {
    let o;
    let n = 1;
    o = Some(&n);
    let _ = o;
}
