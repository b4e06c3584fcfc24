fn main() {
    let s = String::from("a");
    let r = &s;
    drop(s); //~ ERROR[E0505]
    println!("{r}");
}
