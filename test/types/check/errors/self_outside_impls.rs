fn call() {
    let _ = Self(1); //~ ERROR[E0425]
}
fn value() {
    let _ = Self; //~ ERROR[E0425]
}
fn literal() {
    let _ = Self {}; //~ ERROR[E0411]
}
fn path() {
    let _ = Self::new(); //~ ERROR[E0433]
}
fn parameter(_: Self) {} //~ ERROR[E0411]
fn main() {}
