fn main() {
    let mut o = Some(1);
    if let Some(n) = o {
        o = Some(n + 1);
    }
    println!("{o:?}");
}
