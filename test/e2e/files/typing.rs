fn main() {
    let s1 = String::from("crab");
    println!("{s1}");
}
