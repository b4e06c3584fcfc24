fn main() {
    let s = String::from("a");
    let r = &s;
    let f = || drop(s); //~ ERROR[E0505]
    println!("{r}");
    f();
}
