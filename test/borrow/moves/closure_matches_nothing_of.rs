#![allow(unused)]
fn a() {
    let x: i32;
    let c = || {
        let _ = x; //~ ERROR[E0381] used binding `x` isn't initialized
    };
}
fn b() {
    let x: String;
    let c = || match x { //~ ERROR[E0381] used binding `x` isn't initialized
        _ => {}
    };
}
fn c(x: String) {
    drop(x);
    let c = || {
        let _ = x; //~ ERROR[E0382] use of moved value: `x`
    };
}
fn e(x: String) {
    let c = || {
        let _ = x;
    };
    drop(x);
    c();
}
fn main() {}
