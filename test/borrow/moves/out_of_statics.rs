static S: String = String::new();
static mut SM: String = String::new();
fn m43() -> String {
    S //~ ERROR[E0507] cannot move out of static item `S`
}
fn m44() -> String {
    unsafe { SM } //~ ERROR[E0507] cannot move out of static item `SM`
}
