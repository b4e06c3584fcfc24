fn main() {
    let t = (String::from("a"), 1);
    let r = &t;
    let (s, _) = t; //~ ERROR[E0505]
    println!("{s}{}", r.1);
}
