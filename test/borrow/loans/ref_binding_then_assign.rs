fn main() {
    let mut o = Some(String::new());
    match o {
        Some(ref s) => {
            o = None; //~ ERROR[E0506] cannot assign to `o` because it is borrowed
            println!("{s}");
        }
        None => {}
    }
}
