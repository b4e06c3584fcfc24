fn set(x: &mut i32) { *x = 4; }
fn f(x: &mut i32) {
    let r = &x;
    let c = || set(x); //~ ERROR[E0500]
    println!("{r}");
    c;
}
fn main() {}
