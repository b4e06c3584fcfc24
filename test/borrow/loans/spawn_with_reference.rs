fn main() {
    let s = String::from("a");
    let r = &s; //~ ERROR[E0597] `s` does not live long enough
    std::thread::spawn(move || println!("{r}"));
}
