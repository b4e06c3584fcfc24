fn c3(x: &mut i32) {
    let a = move || *x += 1;
}
fn c7(x: (i32, &i32)) {
    let a = || { //~ ERROR[E0596] cannot borrow `*x.1` as mutable, as it is behind a `&` reference
        x.0 += 1; //~ ERROR[E0594] cannot assign to `x.0`, as it is not declared as mutable
        *x.1 += 1;
    };
}
fn c8(x: Box<i32>) {
    let a = || {
        *x += 1; //~ ERROR[E0594] cannot assign to `*x`, as it is not declared as mutable
    };
}
