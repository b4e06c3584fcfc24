fn main() {
    let v = vec![1];
    let r = &v;
    for x in v { //~ ERROR[E0505] cannot move out of `v` because it is borrowed
        println!("{x}");
    }
    println!("{}", r.len());
}
