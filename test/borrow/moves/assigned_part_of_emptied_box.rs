fn f(mut v: Box<(String, String)>) {
    v.0 = v.0;
    v.1 = v.1;
}
fn g(mut v: Box<String>) {
    *v = *v;
}
fn h(mut v: (String, String)) {
    v.0 = v.0;
}
fn k(v: Box<(String, i32)>, s: String) {
    v.0 = s; //~ ERROR[E0594] cannot assign to `v.0`, as `v` is not declared as mutable
    v.1 = 3; //~ ERROR[E0594] cannot assign to `v.1`, as `v` is not declared as mutable
}
