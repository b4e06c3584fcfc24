fn main() {
    let s = String::from("a");
    let r = &s;
    let t = s + "b"; //~ ERROR[E0505]
    println!("{r}{t}");
}
