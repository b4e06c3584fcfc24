fn main() {
    let t = (String::from("a"), 1);
    let r = &t;
    let (_, n) = t;
    println!("{n}{}", r.0);
}
