fn outside(_: &mut i32) {}
fn f(a: &mut i32) {
    let mut bar = || {
        outside(a);
    };
    outside(a); //~ ERROR[E0501] cannot borrow `*a` as mutable because previous closure requires unique access
    bar();
}
fn main() {}
