fn f(v: String, mut r: &mut String) {
    r = &mut v; //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
    r.push('x');
}
fn g(v: String) -> &'static mut String {
    &mut v //~ ERROR[E0596] cannot borrow `v` as mutable, as it is not declared as mutable
}
