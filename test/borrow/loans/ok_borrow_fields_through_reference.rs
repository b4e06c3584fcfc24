struct P { a: i32, b: i32 }
fn split(p: &mut P) -> (&mut i32, &mut i32) {
    (&mut p.a, &mut p.b)
}
fn main() {}
