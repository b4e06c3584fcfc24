fn main() {
    let mut o = Some(String::from("a"));
    let Some(s) = &o else { return };
    o = None; //~ ERROR[E0506] cannot assign to `o` because it is borrowed
    println!("{s}");
}
