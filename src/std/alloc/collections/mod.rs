//! Collections: the ring, the ordered map and set, the heap, the linked list; and the error of a reservation.

use core::alloc::Layout;
use core::error::Error;
use core::fmt;

pub mod binary_heap;
mod btree;
pub mod linked_list;
pub mod vec_deque;

pub use binary_heap::BinaryHeap;
pub use btree_map::BTreeMap;
pub use btree_set::BTreeSet;
pub use linked_list::LinkedList;
pub use vec_deque::VecDeque;

pub mod btree_map {
    //! A map ordered by its keys.

    pub use super::btree::entry::{Entry, OccupiedEntry, VacantEntry};
    pub use super::btree::extract::ExtractIf;
    pub use super::btree::into_iter::{IntoIter, IntoKeys, IntoValues};
    pub use super::btree::iter::{Iter, IterMut, Keys, Range, RangeMut, Values, ValuesMut};
    pub use super::btree::map::BTreeMap;
}

pub mod btree_set {
    //! A set ordered by its elements.

    pub use super::btree::set::BTreeSet;
    pub use super::btree::set_iter::{
        Difference, ExtractIf, Intersection, IntoIter, Iter, Range, SymmetricDifference, Union,
    };
}

/// The error of a reservation that cannot be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TryReserveError {
    kind: TryReserveErrorKind,
}

/// Why a reservation cannot be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TryReserveErrorKind {
    /// It is larger than the address space allows.
    CapacityOverflow,
    /// The allocator has no such block.
    AllocError {
        /// The block asked for.
        layout: Layout,
        #[doc(hidden)]
        non_exhaustive: (),
    },
}

impl TryReserveError {
    /// The reason.
    #[inline]
    #[must_use]
    pub fn kind(&self) -> TryReserveErrorKind {
        self.kind.clone()
    }
}

impl From<TryReserveErrorKind> for TryReserveError {
    #[inline]
    fn from(kind: TryReserveErrorKind) -> Self {
        Self { kind }
    }
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed")?;
        f.write_str(match self.kind {
            TryReserveErrorKind::CapacityOverflow => {
                " because the computed capacity exceeded the collection's maximum"
            }
            TryReserveErrorKind::AllocError { .. } => " because the memory allocator returned an error",
        })
    }
}

impl Error for TryReserveError {}
