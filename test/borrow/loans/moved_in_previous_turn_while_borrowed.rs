fn main() {
    let s = String::from("a");
    let r = &s;
    for _ in 0..2 {
        let t = s; //~ ERROR[E0382] ERROR[E0505]
        println!("{t}");
    }
    println!("{r}");
}
