fn main() {
    let mut o = Some(String::from("a"));
    let s = o.as_mut().unwrap();
    o.take(); //~ ERROR[E0499] cannot borrow `o` as mutable more than once at a time
    s.push('b');
}
