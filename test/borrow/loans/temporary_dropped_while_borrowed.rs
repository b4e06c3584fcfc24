fn main() {
    let s: &str = String::from("a").as_str(); //~ ERROR[E0716] temporary value dropped while borrowed
    println!("{s}");
}
