use std::fmt::Debug;
fn g() {
    let mut s = String::new();
    let mut o = || {
        let mut a = || s.push('x');
        let mut b = || s.push('y'); //~ ERROR[E0499] cannot borrow `s` as mutable more than once at a time
        a();
        b();
    };
    o();
}
