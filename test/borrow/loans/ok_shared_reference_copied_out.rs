struct S<'a> { r: &'a i32 }
fn main() {
    let n = 1;
    let r;
    {
        let s = S { r: &n };
        r = s.r;
    }
    println!("{r}");
}
