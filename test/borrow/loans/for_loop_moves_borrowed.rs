fn main() {
    let v = vec![1];
    let r = &v;
    for x in v { //~ ERROR[E0505]
        println!("{x}");
    }
    println!("{}", r.len());
}
