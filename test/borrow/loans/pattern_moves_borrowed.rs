fn main() {
    let t = (String::from("a"), 1);
    let r = &t;
    let (s, _) = t; //~ ERROR[E0505] cannot move out of `t.0` because it is borrowed
    println!("{s}{}", r.1);
}
