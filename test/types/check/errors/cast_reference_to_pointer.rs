fn main() {
    let same = &1 as *const i32;
    let other = &1 as *const u8;
    let text = &"text" as *const i32;
}
