fn main() {
    let s = String::from("a");
    let r = &s;
    let t = s; //~ ERROR[E0505] cannot move out of `s` because it is borrowed
    println!("{r}{t}");
}
