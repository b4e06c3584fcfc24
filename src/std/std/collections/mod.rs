//! Collections: those of alloc, and the hash map and set.

mod hash;

pub use alloc_crate::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
pub use alloc_crate::collections::{TryReserveError, binary_heap, btree_map, btree_set, linked_list, vec_deque};
pub use core::ops::Bound;
pub use hash_map::HashMap;
pub use hash_set::HashSet;

pub mod hash_map {
    //! A map with hashed keys.

    pub use super::hash::entry::{Entry, OccupiedEntry, VacantEntry};
    pub use super::hash::map::HashMap;
    pub use super::hash::map_iter::{
        Drain, ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Values, ValuesMut,
    };
    pub use crate::hash::{DefaultHasher, RandomState};
}

pub mod hash_set {
    //! A set with hashed elements.

    pub use super::hash::set::HashSet;
    pub use super::hash::set_iter::{Difference, Drain, ExtractIf, Intersection, IntoIter, Iter, SymmetricDifference, Union};
}
