struct P { a: i32, b: i32 }
fn main() {
    let mut p = P { a: 1, b: 2 };
    let mut inc = || p.a += 1;
    println!("{}", p.b);
    inc();
}
