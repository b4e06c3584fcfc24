//! The hash table, and the map and set made of it.

pub(crate) mod entry;
pub(crate) mod map;
pub(crate) mod map_iter;
pub(crate) mod set;
pub(crate) mod set_iter;
pub(crate) mod table;
