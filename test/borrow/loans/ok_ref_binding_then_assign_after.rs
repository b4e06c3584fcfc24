fn main() {
    let mut o = Some(String::new());
    match o {
        Some(ref s) => {
            println!("{s}");
            o = None;
        }
        None => {}
    }
    println!("{o:?}");
}
