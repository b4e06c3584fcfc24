fn main() {
    let mut s = String::from("a");
    let r = &s;
    s = String::new(); //~ ERROR[E0506] cannot assign to `s` because it is borrowed
    println!("{r}");
}
