fn main() {
    let mut keep = None;
    match Some(String::from("a")) {
        Some(s) => keep = Some(&s), //~ ERROR[E0597] `s` does not live long enough
        None => {}
    }
    println!("{:?}", keep.map(|s: &String| s.len()));
}
