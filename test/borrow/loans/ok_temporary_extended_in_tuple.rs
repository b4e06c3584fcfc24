fn main() {
    let t = (&String::from("a"), 1);
    println!("{}{}", t.0, t.1);
}
