fn main() {
    let r = { &String::from("a") };
    let s = { String::from("b").as_str() }; //~ ERROR[E0716] temporary value dropped while borrowed
    println!("{r}{s}");
}
