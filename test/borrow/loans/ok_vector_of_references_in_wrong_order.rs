fn main() {
    let mut v = Vec::new();
    let s = String::from("a");
    v.push(&s);
}
