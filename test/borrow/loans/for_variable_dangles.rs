fn main() {
    let mut last = &String::new();
    for s in vec![String::from("a")] {
        last = &s; //~ ERROR[E0597] `s` does not live long enough
    }
    println!("{last}");
}
