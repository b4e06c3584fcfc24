fn main() {
    let mut s = String::from("a");
    let a = &mut s;
    let b = &mut s; //~ ERROR[E0499] cannot borrow `s` as mutable more than once at a time
    a.push('x');
    b.push('y');
}
