fn main() {
    let b = Box::new(5);
    let r = &*b;
    let c = b; //~ ERROR[E0505] cannot move out of `b` because it is borrowed
    println!("{r}{c}");
}
