fn h(s: &mut String) {
    let mut o = || {
        let mut a = || s.push('x');
        let mut b = || s.push('y'); //~ ERROR[E0499] cannot borrow `*s` as mutable more than once at a time
        a();
        b();
    };
    o();
}
fn i(s: String) {
    let mut o = || {
        let mut a = || s.push('x'); //~ ERROR[E0596] cannot borrow `s` as mutable, as it is not declared as mutable
        a();
    };
    o();
}
fn j(mut s: String) {
    let mut o = move || {
        let mut a = || s.push('x');
        s.len(); //~ ERROR[E0502] cannot borrow `s` as immutable because it is also borrowed as mutable
        a();
    };
    o();
}
