fn main() {
    let all = vec![String::from("a")];
    let mut last = &String::new();
    for s in &all {
        last = s;
    }
    println!("{last}");
}
