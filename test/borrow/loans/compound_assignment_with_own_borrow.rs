fn main() {
    let mut s = String::from("a");
    let t = &s;
    s += t; //~ ERROR[E0502]
}
