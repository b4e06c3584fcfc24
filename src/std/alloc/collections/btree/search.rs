//! The way down to a key or a bound.

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::ops::{Bound, RangeBounds};

use super::node::{Node, Place};

/// The place of a key's pair (`Ok`), or the leaf edge where it would be put.
pub(super) fn search<K: Borrow<Q>, V, Q: Ord + ?Sized>(root: Node<K, V>, key: &Q) -> Result<Place<K, V>, Place<K, V>> {
    let mut node = root;
    loop {
        let mut idx = 0;
        // SAFETY: the nodes are those of the tree.
        unsafe {
            while idx < node.len() {
                match key.cmp((*node.key(idx)).borrow()) {
                    Ordering::Greater => idx += 1,
                    Ordering::Equal => return Ok(Place { node, idx }),
                    Ordering::Less => break,
                }
            }
            if node.height == 0 {
                return Err(Place { node, idx });
            }
            node = node.child(idx);
        }
    }
}

/// The leaf edge before the first pair for which `before` is false.
fn edge<K, V>(root: Node<K, V>, mut before: impl FnMut(&K) -> bool) -> Place<K, V> {
    let mut node = root;
    loop {
        let mut idx = 0;
        // SAFETY: the nodes are those of the tree.
        unsafe {
            while idx < node.len() && before(&*node.key(idx)) {
                idx += 1;
            }
            if node.height == 0 {
                return Place { node, idx };
            }
            node = node.child(idx);
        }
    }
}

/// The leaf edge where a range starts.
pub(super) fn lower_edge<K: Borrow<Q>, V, Q: Ord + ?Sized>(root: Node<K, V>, bound: Bound<&Q>) -> Place<K, V> {
    match bound {
        Bound::Included(key) => edge(root, |k| k.borrow() < key),
        Bound::Excluded(key) => edge(root, |k| k.borrow() <= key),
        // SAFETY: the root is that of the tree.
        Bound::Unbounded => unsafe { root.first_edge() },
    }
}

/// The leaf edge where a range ends.
pub(super) fn upper_edge<K: Borrow<Q>, V, Q: Ord + ?Sized>(root: Node<K, V>, bound: Bound<&Q>) -> Place<K, V> {
    match bound {
        Bound::Included(key) => edge(root, |k| k.borrow() <= key),
        Bound::Excluded(key) => edge(root, |k| k.borrow() < key),
        // SAFETY: the root is that of the tree.
        Bound::Unbounded => unsafe { root.last_edge() },
    }
}

/// Panics where a range ends before it starts.
#[track_caller]
pub(super) fn check_range<Q: Ord + ?Sized, R: RangeBounds<Q>>(range: &R, is_set: bool) {
    match (range.start_bound(), range.end_bound()) {
        (Bound::Excluded(s), Bound::Excluded(e)) if s == e => {
            if is_set {
                panic!("range start and end are equal and excluded in BTreeSet")
            } else {
                panic!("range start and end are equal and excluded in BTreeMap")
            }
        }
        (Bound::Included(s) | Bound::Excluded(s), Bound::Included(e) | Bound::Excluded(e)) if s > e => {
            if is_set {
                panic!("range start is greater than range end in BTreeSet")
            } else {
                panic!("range start is greater than range end in BTreeMap")
            }
        }
        _ => {}
    }
}
