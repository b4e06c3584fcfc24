fn main() {
    let mut s = String::from("a");
    let r = &s;
    s = String::new(); //~ ERROR[E0506]
    println!("{r}");
}
