fn main() {
    let mut s = String::from("a");
    let r = &s;
    let t = std::mem::take(&mut s); //~ ERROR[E0502] cannot borrow `s` as mutable because it is also borrowed as immutable
    println!("{r}{t}");
}
