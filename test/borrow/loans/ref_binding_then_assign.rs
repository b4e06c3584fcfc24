fn main() {
    let mut o = Some(String::new());
    match o {
        Some(ref s) => {
            o = None; //~ ERROR[E0506]
            println!("{s}");
        }
        None => {}
    }
}
