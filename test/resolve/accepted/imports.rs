mod a {
    pub use crate::b::*;
    pub fn only_a() {}
    pub fn both() {}
}
mod b {
    pub use crate::a::*;
    pub fn only_b() {}
    pub(in crate::b) fn hidden() {}
    pub fn uses_hidden() {
        self::hidden();
    }
    pub mod same {}
    pub fn same() {}
}
use a::{only_a, only_b as renamed, same};
use self::a as alias;

mod globs {
    use super::*;
    fn both() {}
    pub fn run() {
        both();
        only_a();
        alias::both();
        same();
    }
    pub(super) struct Shadow;
}
use globs::*;

struct Shadow;

fn main() {
    use b::uses_hidden;
    only_a();
    renamed();
    uses_hidden();
    f::b_through_a();
    let _ = Shadow;
    run();
    use std::collections::HashMap;
    let _: HashMap<i32, i32> = HashMap::new();
    let _ = core::option::Option::Some(1);
}

mod c {
    pub(crate) fn late() {}
}
mod d {
    pub(crate) use super::c::late as b_through_a;
}
mod e {
    pub(crate) use super::d::*;
}
mod f {
    pub(crate) use super::e::b_through_a;
}
