fn main() {
    let s = String::from("a");
    let r = &s; //~ ERROR[E0597]
    std::thread::spawn(move || println!("{r}"));
}
