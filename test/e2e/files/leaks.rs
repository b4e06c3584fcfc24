fn main() {
    let kept = Box::new([1u8; 100]);
    std::mem::forget(kept);
    std::process::exit(3);
}
