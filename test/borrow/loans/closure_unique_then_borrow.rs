fn f(a: &mut i32) {
    let mut bar = || {
        *a = 2;
    };
    let r = &mut *a; //~ ERROR[E0501]
    bar();
    *r = 1;
}
fn main() {}
