fn take<T>(_: T) {}
fn m34(x: String, c: bool) {
    loop {
        if c {
            take(x);
            return;
        }
    }
}
fn m35(x: String, c: bool) {
    loop {
        if c {
            take(x); //~ ERROR[E0382] use of moved value: `x`
        } else {
            break;
        }
    }
}
fn m36(x: String) {
    let mut n = 0;
    while n < 2 {
        let y = x; //~ ERROR[E0382] use of moved value: `x`
        n += 1;
    }
}
