fn main() {
    let s = String::from("a");
    let r = &s;
    let t = std::thread::spawn(move || println!("{s}")); //~ ERROR[E0505]
    println!("{r}");
    t.join().unwrap();
}
