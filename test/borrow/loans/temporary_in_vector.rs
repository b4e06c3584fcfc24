fn main() {
    let mut v: Vec<&String> = Vec::new();
    v.push(&String::from("a")); //~ ERROR[E0716] temporary value dropped while borrowed
    v.push(&String::from("b"));
}
