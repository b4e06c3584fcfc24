fn main() {
    let mut s = String::from("a");
    let r = &s;
    let t = std::mem::take(&mut s); //~ ERROR[E0502]
    println!("{r}{t}");
}
