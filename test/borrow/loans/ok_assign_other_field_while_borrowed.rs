struct P { a: i32, b: i32 }
fn main() {
    let mut p = P { a: 1, b: 2 };
    let r = &p.b;
    p.a = 3;
    println!("{r}");
}
