fn r<T>(_: &T) {}
fn m46(x: u8) {
    let y;
    if x > 1 {
        y = 1;
    }
    r(&y); //~ ERROR[E0381] used binding `y` is possibly-uninitialized
}
fn m47(x: u8) {
    let y: i32;
    match x {
        0 => y = 1,
        1 => {}
        _ => return,
    }
    r(&y); //~ ERROR[E0381] used binding `y` is possibly-uninitialized
}
fn m48(x: u8) {
    let y: i32;
    while x > 1 {
        y = 1;
        break;
    }
    r(&y); //~ ERROR[E0381] used binding `y` is possibly-uninitialized
}
fn m49(x: u8) {
    let y: i32;
    loop {
        y = 1;
        break;
    }
    r(&y);
    y = 2; //~ ERROR[E0384] cannot assign twice to immutable variable `y`
}
fn m58(c: bool) -> i32 {
    let x;
    if c {
        x = 1
    } else {
        return 2;
    }
    x
}
fn m59(c: bool) -> i32 {
    let x;
    if c {
        x = 1
    } else {
        panic!()
    }
    x
}
fn m60() {
    let x: i32;
    if false {
        x = 1;
    } else {
        x = 2;
    }
    x = 3; //~ ERROR[E0384] cannot assign twice to immutable variable `x`
}
