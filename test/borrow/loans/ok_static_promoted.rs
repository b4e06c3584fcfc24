fn main() {
    let r: &'static i32 = &5;
    println!("{r}");
}
