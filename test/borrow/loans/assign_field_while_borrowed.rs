struct P { a: i32, b: i32 }
fn main() {
    let mut p = P { a: 1, b: 2 };
    let r = &p;
    p.a = 3; //~ ERROR[E0506] cannot assign to `p.a` because it is borrowed
    println!("{}", r.b);
}
