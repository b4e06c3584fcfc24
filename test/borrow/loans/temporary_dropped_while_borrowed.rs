fn main() {
    let s: &str = String::from("a").as_str(); //~ ERROR[E0716]
    println!("{s}");
}
