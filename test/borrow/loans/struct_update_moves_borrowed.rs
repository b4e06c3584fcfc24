#[derive(Default)]
struct P { a: String, b: String }
fn main() {
    let p = P::default();
    let r = &p.b;
    let q = P { a: String::new(), ..p }; //~ ERROR[E0505] cannot move out of `p.b` because it is borrowed
    println!("{r}{}", q.a);
}
