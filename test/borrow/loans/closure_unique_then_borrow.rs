fn f(a: &mut i32) {
    let mut bar = || {
        *a = 2;
    };
    let r = &mut *a; //~ ERROR[E0501] cannot borrow `*a` as mutable because previous closure requires unique access
    bar();
    *r = 1;
}
fn main() {}
