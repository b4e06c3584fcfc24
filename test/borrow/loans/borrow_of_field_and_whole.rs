struct P { a: String, b: String }
fn main() {
    let mut p = P { a: String::new(), b: String::new() };
    let a = &mut p.a;
    let q = &p; //~ ERROR[E0502]
    a.push('x');
    println!("{}", q.b);
}
