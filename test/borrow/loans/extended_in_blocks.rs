fn r<T>(_: &T) {}
fn t22() {
    let x = unsafe { &String::new() };
    r(&x);
}
fn t26() {
    let x = loop {
        break &String::new(); //~ ERROR[E0716] temporary value dropped while borrowed
    };
    r(&x);
}
fn t27() {
    let x = 'a: {
        break 'a &String::new(); //~ ERROR[E0716] temporary value dropped while borrowed
    };
    r(&x);
}
fn t28() {
    let x = || &String::new(); //~ ERROR[E0515] cannot return reference to temporary value
}
fn t29() {
    let x = &match 1 {
        _ => String::new(),
    };
    r(&x);
}
fn t30() {
    let x = &if true { String::new() } else { String::new() };
    r(&x);
}
