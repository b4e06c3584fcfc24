struct P { a: i32 }
fn main() {
    let mut p = P { a: 1 };
    let r = &mut p;
    let n = p.a; //~ ERROR[E0503] cannot use `p.a` because it was mutably borrowed
    r.a = n;
}
