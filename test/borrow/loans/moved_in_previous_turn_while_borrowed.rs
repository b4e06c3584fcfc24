fn main() {
    let s = String::from("a");
    let r = &s;
    for _ in 0..2 {
        let t = s; //~ ERROR[E0505] cannot move out of `s` because it is borrowed //~ ERROR[E0382] use of moved value: `s`
        println!("{t}");
    }
    println!("{r}");
}
