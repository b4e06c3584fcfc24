fn main() {
    let s = String::from("a");
    let r = &s;
    let f = move || println!("{s}"); //~ ERROR[E0505]
    println!("{r}");
    f();
}
