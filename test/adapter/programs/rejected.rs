fn main() {
    let a = String::from("crab");
    let b = a;
    println!("{a} {b}");
}
