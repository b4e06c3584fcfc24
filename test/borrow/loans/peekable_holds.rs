fn main() {
    let mut s = String::from("ab");
    let mut it = s.chars().peekable();
    s.clear(); //~ ERROR[E0502]
    it.next();
}
