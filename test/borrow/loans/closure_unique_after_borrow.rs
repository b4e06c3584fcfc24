fn set(x: &mut i32) { *x = 4; }
fn f(x: &mut i32) {
    let r = &x;
    let c = || set(x); //~ ERROR[E0500] closure requires unique access to `*x` but it is already borrowed
    println!("{r}");
    c;
}
fn main() {}
