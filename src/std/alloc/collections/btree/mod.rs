//! The B-tree: nodes of up to eleven pairs, all leaves equally deep. `node` has the nodes and places in them, `tree` what
//! keeps them balanced, `search` the way down; the others are the public types.

pub(super) mod entry;
pub(super) mod extract;
pub(super) mod into_iter;
pub(super) mod iter;
pub(super) mod map;
mod map_traits;
mod node;
mod search;
pub(super) mod set;
pub(super) mod set_iter;
mod set_traits;
mod tree;
