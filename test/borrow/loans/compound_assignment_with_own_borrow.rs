fn main() {
    let mut s = String::from("a");
    let t = &s;
    s += t; //~ ERROR[E0502] cannot borrow `s` as mutable because it is also borrowed as immutable
}
