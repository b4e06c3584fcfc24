fn main() {
    println!("{}", String::from("a").as_str());
}
