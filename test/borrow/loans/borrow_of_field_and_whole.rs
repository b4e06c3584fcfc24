struct P { a: String, b: String }
fn main() {
    let mut p = P { a: String::new(), b: String::new() };
    let a = &mut p.a;
    let q = &p; //~ ERROR[E0502] cannot borrow `p` as immutable because it is also borrowed as mutable
    a.push('x');
    println!("{}", q.b);
}
