fn main() {
    let s = String::from("a");
    let r = &s;
    let f = move || println!("{s}"); //~ ERROR[E0505] cannot move out of `s` because it is borrowed
    println!("{r}");
    f();
}
