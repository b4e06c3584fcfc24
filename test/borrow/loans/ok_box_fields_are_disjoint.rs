struct P { a: i32, b: i32 }
fn main() {
    let mut p = Box::new(P { a: 1, b: 2 });
    let a = &mut p.a;
    let b = &mut p.b;
    *a += *b;
    *b += *a;
}
