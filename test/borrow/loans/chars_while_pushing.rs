fn main() {
    let mut s = String::from("ab");
    for c in s.chars() {
        s.push(c); //~ ERROR[E0502] cannot borrow `s` as mutable because it is also borrowed as immutable
    }
}
