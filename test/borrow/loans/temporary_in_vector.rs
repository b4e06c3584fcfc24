fn main() {
    let mut v: Vec<&String> = Vec::new();
    v.push(&String::from("a")); //~ ERROR[E0716]
    v.push(&String::from("b"));
}
