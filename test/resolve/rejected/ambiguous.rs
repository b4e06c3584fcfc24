mod a {
    pub struct Same;
    pub fn f() {}
    pub mod inner {}
}
mod b {
    pub struct Same;
    pub fn f() {}
}
use a::*;
use b::*;

mod outer {
    pub mod ambig {
        pub struct Name;
    }
}
pub mod ambig {
    pub struct Name;
}
fn nested() {
    use outer::*;
    use ambig::Name; //~ ERROR[E0659]
}
fn main() {
    let s = Same; //~ ERROR[E0659]
    f(); //~ ERROR[E0659]
}
