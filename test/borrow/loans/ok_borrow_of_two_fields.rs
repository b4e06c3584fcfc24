struct P { a: String, b: String }
fn main() {
    let mut p = P { a: String::new(), b: String::new() };
    let a = &mut p.a;
    let b = &mut p.b;
    a.push_str(b);
    b.push_str(a);
}
