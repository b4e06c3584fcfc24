// Lints of syntax and names are told beside errors, those that need all types are not.
use std::collections::HashMap;
use std::fmt::Write;
struct lower;
fn Upper() {}
fn wrong() -> i32 {
    "x" //~ ERROR[E0308]
}
fn loops() {
    while true {
        break;
    }
    'unused: loop {
        break;
    }
}
fn recurses() -> Result<i32, ()> {
    recurses();
    let mut y = 1;
    y;
    if (y == 1) {}
    Ok(1)
}
trait small {}
