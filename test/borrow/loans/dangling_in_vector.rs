fn main() {
    let mut all = Vec::new();
    for i in 0..3 {
        let s = i.to_string();
        all.push(&s); //~ ERROR[E0597] `s` does not live long enough
    }
    println!("{all:?}");
}
