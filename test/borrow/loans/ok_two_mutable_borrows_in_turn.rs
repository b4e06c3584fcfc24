fn main() {
    let mut s = String::from("a");
    let a = &mut s;
    a.push('x');
    let b = &mut s;
    b.push('y');
}
