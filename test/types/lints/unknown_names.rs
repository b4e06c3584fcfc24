// Lints that there are not, and macros that nothing calls.
#![warn(unused_variable)]

macro_rules! unused {
    () => {};
}
macro_rules! used {
    () => {};
}
macro_rules! _hidden {
    () => {};
}
#[allow(unused_macros)]
macro_rules! allowed {
    () => {};
}
#[macro_export]
macro_rules! exported {
    () => {};
}

#[allow(unknown_lints)]
mod inner {
    #[allow(deadcode)]
    pub fn function() {}
}

#[allow(clippy::anything)]
fn main() {
    used!();
    inner::function();
}
