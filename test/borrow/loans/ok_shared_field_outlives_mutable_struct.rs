struct S<'a> { r: &'a i32 }
fn main() {
    let n = 1;
    let mut s = S { r: &n };
    let kept = s.r;
    let m = &mut s;
    m.r = kept;
}
