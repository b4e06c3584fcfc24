fn main() {
    let mut s = String::from("ab");
    let mut it = s.chars().peekable();
    s.clear(); //~ ERROR[E0502] cannot borrow `s` as mutable because it is also borrowed as immutable
    it.next();
}
