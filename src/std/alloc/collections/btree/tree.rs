//! What keeps the tree balanced. A pair is put into a leaf; a full node splits, and its middle pair goes up. A pair is taken
//! out of a leaf (one of an inner node changes places with the pair before it); a node that becomes too small takes a pair
//! from a sibling through the parent, or merges with it, which takes a pair from the parent.
//!
//! Every `unsafe fn` asks that the places are of the tree of that root.

use core::mem;

use super::node::{CAPACITY, MIN_LEN, Node, Place};
use crate::alloc::Allocator;

/// Where a full node splits so that both halves are large enough: the middle pair, and the new one's place on the left
/// (`Ok`) or right (`Err`).
fn split_point(idx: usize) -> (usize, Result<usize, usize>) {
    match idx {
        0..5 => (4, Ok(idx)),
        5 => (5, Ok(idx)),
        6 => (5, Err(0)),
        _ => (6, Err(idx - 7)),
    }
}

/// Splits a full node and puts a pair into the right half of it: its place, the pair that goes up, the new node.
unsafe fn split<K, V, A: Allocator>(
    at: Place<K, V>,
    pair: (K, V),
    child: Option<Node<K, V>>,
    alloc: &A,
) -> (Place<K, V>, (K, V), Node<K, V>) {
    let (middle, goes) = split_point(at.idx);
    let left = at.node;
    let right = if left.height == 0 { Node::new_leaf(alloc) } else { Node::new_internal(left.height, alloc) };
    // SAFETY: promised by the caller; the child behind the middle pair becomes the first of the new node.
    unsafe {
        if left.height > 0 {
            right.set_child(0, left.child(middle + 1));
        }
        left.move_pairs(middle + 1, right, 0);
        let up = (left.key(middle).read(), left.val(middle).read());
        left.set_len(middle);
        let place = match goes {
            Ok(idx) => Place { node: left, idx },
            Err(idx) => Place { node: right, idx },
        };
        place.node.insert(place.idx, pair.0, pair.1, child);
        (place, up, right)
    }
}

/// Puts a pair at a leaf edge; its place.
pub(super) unsafe fn insert<K, V, A: Allocator>(
    root: &mut Node<K, V>,
    edge: Place<K, V>,
    key: K,
    val: V,
    alloc: &A,
) -> Place<K, V> {
    // SAFETY: promised by the caller.
    unsafe {
        if edge.node.len() < CAPACITY {
            edge.node.insert(edge.idx, key, val, None);
            return edge;
        }
        let (place, mut up, mut right) = split(edge, (key, val), None, alloc);
        let mut left = edge.node;
        while let Some(parent) = left.parent() {
            if parent.node.len() < CAPACITY {
                parent.node.insert(parent.idx, up.0, up.1, Some(right));
                return place;
            }
            (_, up, right) = split(parent, up, Some(right), alloc);
            left = parent.node;
        }
        let top = Node::new_internal(left.height + 1, alloc);
        top.set_child(0, left);
        top.insert(0, up.0, up.1, Some(right));
        *root = top;
        place
    }
}

/// Takes a pair out; it, and the leaf edge where it was.
pub(super) unsafe fn remove<K, V, A: Allocator>(
    root: &mut Node<K, V>,
    place: Place<K, V>,
    alloc: &A,
) -> ((K, V), Place<K, V>) {
    // SAFETY: promised by the caller; the edge before an inner pair is the last of a leaf that is not empty.
    unsafe {
        if place.node.height == 0 {
            let pair = place.node.remove(place.idx);
            return (pair, rebalance(root, place, alloc));
        }
        let before = place.edge_before();
        let last = Place { node: before.node, idx: before.idx - 1 };
        let (key, val) = last.node.remove(last.idx);
        let pair = (mem::replace(&mut *place.node.key(place.idx), key), mem::replace(&mut *place.node.val(place.idx), val));
        let edge = rebalance(root, last, alloc);
        // The pair that moved up stands before the place of the one that is gone.
        let edge = match edge.pair_behind() {
            Some(moved) => moved.edge_behind(),
            None => edge,
        };
        (pair, edge)
    }
}

/// Gives a leaf that lost a pair its least length again; where the edge of the leaf is then.
unsafe fn rebalance<K, V, A: Allocator>(root: &mut Node<K, V>, mut edge: Place<K, V>, alloc: &A) -> Place<K, V> {
    let mut node = edge.node;
    // SAFETY: promised by the caller.
    unsafe {
        while node.len() < MIN_LEN {
            let Some(up) = node.parent() else {
                if node.len() == 0 && node.height > 0 {
                    *root = node.child(0);
                    root.forget_parent();
                    node.free(alloc);
                }
                return edge;
            };
            let has_left = up.idx > 0;
            let sibling = up.node.child(if has_left { up.idx - 1 } else { 1 });
            let merges = sibling.len() + node.len() < CAPACITY;
            if node.height == 0 && has_left && merges {
                edge = Place { node: sibling, idx: sibling.len() + 1 + edge.idx };
            } else if node.height == 0 && has_left {
                edge.idx += 1;
            }
            match (merges, has_left) {
                (true, true) => merge(up.node, up.idx - 1, alloc),
                (true, false) => merge(up.node, 0, alloc),
                (false, true) => return steal_left(up, sibling, node, edge),
                (false, false) => return steal_right(up, sibling, node, edge),
            }
            node = up.node;
        }
    }
    edge
}

/// Moves the pair of a place and all of the child behind it to the child before it.
unsafe fn merge<K, V, A: Allocator>(parent: Node<K, V>, idx: usize, alloc: &A) {
    // SAFETY: promised by the caller: both children fit into one.
    unsafe {
        let (left, right) = (parent.child(idx), parent.child(idx + 1));
        let (key, val) = parent.remove(idx);
        let at = left.len();
        let first = if right.height > 0 { Some(right.child(0)) } else { None };
        left.insert(at, key, val, first);
        right.move_pairs(0, left, at + 1);
        right.free(alloc);
    }
}

/// Moves the last pair of the left sibling up and the parent's down.
unsafe fn steal_left<K, V>(up: Place<K, V>, left: Node<K, V>, node: Node<K, V>, edge: Place<K, V>) -> Place<K, V> {
    // SAFETY: promised by the caller: the sibling has pairs to spare.
    unsafe {
        let last = left.len() - 1;
        let child = if left.height > 0 { Some(left.child(last + 1)) } else { None };
        let pair = (left.key(last).read(), left.val(last).read());
        left.set_len(last);
        let (key, val) = exchange(up.node, up.idx - 1, pair);
        node.insert_first(key, val, child);
    }
    edge
}

/// Moves the first pair of the right sibling up and the parent's down.
unsafe fn steal_right<K, V>(up: Place<K, V>, right: Node<K, V>, node: Node<K, V>, edge: Place<K, V>) -> Place<K, V> {
    // SAFETY: promised by the caller: the sibling has pairs to spare.
    unsafe {
        let (pair, child) = right.remove_first();
        let (key, val) = exchange(up.node, up.idx, pair);
        node.insert(node.len(), key, val, child);
    }
    edge
}

unsafe fn exchange<K, V>(node: Node<K, V>, idx: usize, pair: (K, V)) -> (K, V) {
    // SAFETY: promised by the caller.
    unsafe { (mem::replace(&mut *node.key(idx), pair.0), mem::replace(&mut *node.val(idx), pair.1)) }
}
