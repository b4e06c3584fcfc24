fn main() {
    let _ = 1i9;
    let _ = 1.5i32;
    let _ = 0x1f32f64;
    let _: [u8; 2bar] = [0; 2];
    let _ = "text"u8;
    #[cfg(false)]
    {
        4anything;
    }
}
