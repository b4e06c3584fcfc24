fn main() {
    let mut x = Some(1);
    match x {
        None => {}
        Some(n) if n > 0 => x = None,
        Some(_) => {}
    }
    println!("{x:?}");
}
