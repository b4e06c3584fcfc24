fn c1(x: &i32) {
    let a = || { //~ ERROR[E0596] cannot borrow `*x` as mutable, as it is behind a `&` reference
        *x += 1;
    };
}
fn c2(x: &(i32, i32)) {
    let a = move || x.0 += 1; //~ ERROR[E0594] cannot assign to `x.0`, which is behind a `&` reference
}
fn c5(x: &Vec<i32>) {
    let a = || x.push(1); //~ ERROR[E0596] cannot borrow `*x` as mutable, as it is behind a `&` reference
    a(); //~ ERROR[E0596] cannot borrow `a` as mutable, as it is not declared as mutable
}
fn c6(x: &i32) {
    let a = || { //~ ERROR[E0596] cannot borrow `*x` as mutable, as it is behind a `&` reference
        let b = || *x += 1;
    };
}
fn c9(x: &Box<i32>) {
    let a = || { //~ ERROR[E0596] cannot borrow `**x` as mutable, as it is behind a `&` reference
        **x += 1;
    };
}
fn c10(x: &&mut i32) {
    let a = || { //~ ERROR[E0596] cannot borrow `**x` as mutable, as it is behind a `&` reference
        **x += 1;
    };
}
fn c11(x: &mut &i32) {
    let a = || { //~ ERROR[E0596] cannot borrow `**x` as mutable, as it is behind a `&` reference
        **x += 1;
    };
}
fn c12(x: &mut &i32) {
    let a = || {
        *x = &1;
    };
}
fn c13(x: &std::cell::Cell<i32>) {
    let a = || {
        x.set(1);
    };
}
fn c14(x: *const i32) {
    let a = || unsafe {
        *x = 1; //~ ERROR[E0594] cannot assign to `*x`, which is behind a `*const` pointer
    };
}
fn c15(x: *mut i32) {
    let a = || unsafe {
        *x = 1;
    };
    a();
}
