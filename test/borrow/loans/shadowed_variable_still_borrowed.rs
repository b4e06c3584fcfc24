fn main() {
    let s = String::from("a");
    let r = &s;
    let s = String::from("b");
    println!("{r}{s}");
    let v = vec![1];
    let w = &v;
    drop(v); //~ ERROR[E0505] cannot move out of `v` because it is borrowed
    let v = 1;
    println!("{w:?}{v}");
}
