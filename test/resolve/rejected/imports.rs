mod m {
    pub struct S;
    fn private() {}
    pub mod inner {}
}
use m::nothing; //~ ERROR[E0432]
use nocrate::x; //~ ERROR[E0432]
use m::inner::deep::y; //~ ERROR[E0432]
use std::collections::HashMop; //~ ERROR[E0432]
use m::private; //~ ERROR[E0603]
use m::S::foo; //~ ERROR[E0432]
use super::super::z; //~ ERROR[E0433]
use m::{zip, zap}; //~ ERROR[E0432]
use std::fmt::self; //~ ERROR[E0429]
use {self}; //~ ERROR[]
use super; //~ ERROR[]
use m::inner::{self, self as other, self}; //~ ERROR[E0252]
mod cycle {
    pub use crate::round::gone;
}
pub mod round {
    pub use crate::cycle::gone; //~ ERROR[E0432]
}
mod hidden {
    pub(super) struct Inside;
    pub(crate) mod near {}
}
pub use hidden::Inside; //~ ERROR[E0364]
pub use hidden::near; //~ ERROR[E0365]
fn main() {
    private();
    nothing();
}
