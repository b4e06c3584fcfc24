//@ edition: 2021
use std::sync::Mutex;
fn f() -> i32 {
    let m = Mutex::new(1);
    match *m.lock().unwrap() { n => n } //~ ERROR[E0597] `m` does not live long enough
}
fn main() {}
