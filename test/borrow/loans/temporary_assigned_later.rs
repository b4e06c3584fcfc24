fn main() {
    let r: &String;
    r = &String::from("a"); //~ ERROR[E0716] temporary value dropped while borrowed
    println!("{r}");
}
