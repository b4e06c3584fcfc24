fn main() {
    let owner = String::from("a");
    let s: &str = owner.as_str();
    println!("{s}");
}
