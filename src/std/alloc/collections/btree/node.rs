//! Nodes, and places in them. A *pair place* is that of a key and its value; an *edge place* lies before, between or
//! behind pairs (in an inner node that is where a child hangs). Between two neighbouring pairs of a tree there is just one
//! edge place in a leaf, so leaf edges tell positions of iterators apart.
//!
//! Every `unsafe fn` here asks the same of its caller: the node is alive and of its height, and places are in it.

use core::mem::MaybeUninit;
use core::ptr::{self, NonNull};

use crate::alloc::{Allocator, Layout, handle_alloc_error};

/// How many pairs a node holds.
pub(super) const CAPACITY: usize = 11;
/// How many pairs each node but the root holds at least.
pub(super) const MIN_LEN: usize = 5;

/// A leaf, or the beginning of an inner node.
pub(super) struct LeafNode<K, V> {
    parent: Option<NonNull<InternalNode<K, V>>>,
    /// Which child of the parent this is.
    parent_idx: MaybeUninit<u16>,
    len: u16,
    keys: [MaybeUninit<K>; CAPACITY],
    vals: [MaybeUninit<V>; CAPACITY],
}

/// An inner node: a leaf's fields, and children before, between and behind the pairs.
#[repr(C)]
struct InternalNode<K, V> {
    data: LeafNode<K, V>,
    edges: [MaybeUninit<NonNull<LeafNode<K, V>>>; CAPACITY + 1],
}

/// A pointer to a node. Whoever holds it says by a marker of its own whether threads may share it.
pub(super) struct Node<K, V> {
    /// How far down the leaves are; leaves have 0.
    pub(super) height: usize,
    node: NonNull<LeafNode<K, V>>,
}

/// A pair or an edge of a node.
pub(super) struct Place<K, V> {
    pub(super) node: Node<K, V>,
    pub(super) idx: usize,
}

// SAFETY: a pointer alone gives access to nothing; the types that hold it have markers.
unsafe impl<K, V> Send for Node<K, V> {}
// SAFETY: as above.
unsafe impl<K, V> Sync for Node<K, V> {}

impl<K, V> Copy for Node<K, V> {}
impl<K, V> Clone for Node<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Place<K, V> {}
impl<K, V> Clone for Place<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> PartialEq for Place<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.node.node == other.node.node && self.idx == other.idx
    }
}

fn allocate<T, A: Allocator>(alloc: &A) -> NonNull<T> {
    let layout = Layout::new::<T>();
    match alloc.allocate_typed::<T>(layout) {
        Ok(block) => block.cast(),
        Err(_) => handle_alloc_error(layout),
    }
}

impl<K, V> Node<K, V> {
    /// An empty leaf without a parent.
    pub(super) fn new_leaf<A: Allocator>(alloc: &A) -> Self {
        let node = allocate::<LeafNode<K, V>, A>(alloc);
        let new = Node { height: 0, node };
        // SAFETY: the block is as large as its contents; pairs need no values yet.
        unsafe { new.start() };
        new
    }

    /// An inner node without pairs and without a parent.
    pub(super) fn new_internal<A: Allocator>(height: usize, alloc: &A) -> Self {
        let node = allocate::<InternalNode<K, V>, A>(alloc);
        let new = Node { height, node: node.cast() };
        // SAFETY: as for a leaf.
        unsafe { new.start() };
        new
    }

    unsafe fn start(self) {
        let node = self.node.as_ptr();
        // SAFETY: promised by the caller.
        unsafe {
            (&raw mut (*node).parent).write(None);
            (&raw mut (*node).len).write(0);
        }
    }

    /// Frees the node; its pairs and children must have moved out.
    pub(super) unsafe fn free<A: Allocator>(self, alloc: &A) {
        let layout =
            if self.height == 0 { Layout::new::<LeafNode<K, V>>() } else { Layout::new::<InternalNode<K, V>>() };
        // SAFETY: promised by the caller; nodes come from the same allocator.
        unsafe { alloc.deallocate(self.node.cast(), layout) }
    }

    /// How many pairs.
    #[inline]
    pub(super) unsafe fn len(self) -> usize {
        // SAFETY: promised by the caller.
        unsafe { (*self.node.as_ptr()).len as usize }
    }

    #[inline]
    pub(super) unsafe fn set_len(self, len: usize) {
        // SAFETY: promised by the caller.
        unsafe { (*self.node.as_ptr()).len = len as u16 }
    }

    /// Where a key is.
    #[inline]
    pub(super) unsafe fn key(self, idx: usize) -> *mut K {
        // SAFETY: promised by the caller.
        unsafe { (&raw mut (*self.node.as_ptr()).keys as *mut K).add(idx) }
    }

    /// Where a value is.
    #[inline]
    pub(super) unsafe fn val(self, idx: usize) -> *mut V {
        // SAFETY: promised by the caller.
        unsafe { (&raw mut (*self.node.as_ptr()).vals as *mut V).add(idx) }
    }

    #[inline]
    unsafe fn edge(self, idx: usize) -> *mut NonNull<LeafNode<K, V>> {
        let node = self.node.as_ptr() as *mut InternalNode<K, V>;
        // SAFETY: promised by the caller: this is an inner node.
        unsafe { (&raw mut (*node).edges as *mut NonNull<LeafNode<K, V>>).add(idx) }
    }

    /// A child of an inner node.
    #[inline]
    pub(super) unsafe fn child(self, idx: usize) -> Node<K, V> {
        // SAFETY: promised by the caller.
        Node { height: self.height - 1, node: unsafe { *self.edge(idx) } }
    }

    /// Hangs a child into an inner node.
    pub(super) unsafe fn set_child(self, idx: usize, child: Node<K, V>) {
        // SAFETY: promised by the caller.
        unsafe {
            self.edge(idx).write(child.node);
            self.adopt(idx, idx + 1);
        }
    }

    /// Tells children where they hang now.
    unsafe fn adopt(self, from: usize, to: usize) {
        for idx in from..to {
            // SAFETY: promised by the caller.
            unsafe {
                let child = (*self.edge(idx)).as_ptr();
                (*child).parent = Some(self.node.cast());
                (*child).parent_idx = MaybeUninit::new(idx as u16);
            }
        }
    }

    /// Where this hangs in its parent; a root has none.
    #[inline]
    pub(super) unsafe fn parent(self) -> Option<Place<K, V>> {
        // SAFETY: promised by the caller; the index was written with the parent.
        unsafe {
            let parent = (*self.node.as_ptr()).parent?;
            let idx = (*self.node.as_ptr()).parent_idx.assume_init() as usize;
            Some(Place { node: Node { height: self.height + 1, node: parent.cast() }, idx })
        }
    }

    /// Makes this a root.
    pub(super) unsafe fn forget_parent(self) {
        // SAFETY: promised by the caller.
        unsafe { (*self.node.as_ptr()).parent = None }
    }

    /// The first edge of the first leaf below.
    pub(super) unsafe fn first_edge(mut self) -> Place<K, V> {
        while self.height > 0 {
            // SAFETY: promised by the caller.
            self = unsafe { self.child(0) };
        }
        Place { node: self, idx: 0 }
    }

    /// The last edge of the last leaf below.
    pub(super) unsafe fn last_edge(mut self) -> Place<K, V> {
        // SAFETY: promised by the caller.
        unsafe {
            while self.height > 0 {
                self = self.child(self.len());
            }
            Place { node: self, idx: self.len() }
        }
    }

    /// Puts a pair into a node that is not full, and the child behind it into an inner one.
    pub(super) unsafe fn insert(self, idx: usize, key: K, val: V, right: Option<Node<K, V>>) {
        // SAFETY: promised by the caller: there is room.
        unsafe {
            let behind = self.len() - idx;
            ptr::copy(self.key(idx), self.key(idx + 1), behind);
            ptr::copy(self.val(idx), self.val(idx + 1), behind);
            self.key(idx).write(key);
            self.val(idx).write(val);
            self.set_len(self.len() + 1);
            if let Some(right) = right {
                ptr::copy(self.edge(idx + 1), self.edge(idx + 2), behind);
                self.edge(idx + 1).write(right.node);
                self.adopt(idx + 1, self.len() + 1);
            }
        }
    }

    /// Takes a pair out, and the pointer to the child behind it out of an inner node.
    pub(super) unsafe fn remove(self, idx: usize) -> (K, V) {
        // SAFETY: promised by the caller.
        unsafe {
            let pair = (self.key(idx).read(), self.val(idx).read());
            let behind = self.len() - idx - 1;
            ptr::copy(self.key(idx + 1), self.key(idx), behind);
            ptr::copy(self.val(idx + 1), self.val(idx), behind);
            self.set_len(self.len() - 1);
            if self.height > 0 {
                ptr::copy(self.edge(idx + 2), self.edge(idx + 1), behind);
                self.adopt(idx + 1, self.len() + 1);
            }
            pair
        }
    }

    /// Moves pairs (and the children behind each) to the end of another node.
    pub(super) unsafe fn move_pairs(self, from: usize, to: Node<K, V>, at: usize) {
        // SAFETY: promised by the caller: there is room.
        unsafe {
            let count = self.len() - from;
            ptr::copy_nonoverlapping(self.key(from), to.key(at), count);
            ptr::copy_nonoverlapping(self.val(from), to.val(at), count);
            if self.height > 0 {
                ptr::copy_nonoverlapping(self.edge(from + 1), to.edge(at + 1), count);
                to.adopt(at + 1, at + 1 + count);
            }
            self.set_len(from);
            to.set_len(at + count);
        }
    }

    /// Makes room for a child before all others.
    pub(super) unsafe fn insert_first(self, key: K, val: V, left: Option<Node<K, V>>) {
        // SAFETY: promised by the caller: there is room; the first child is moved behind the new pair.
        unsafe {
            let first = if self.height > 0 { Some(self.child(0)) } else { None };
            self.insert(0, key, val, first);
            if let Some(left) = left {
                self.set_child(0, left);
            }
        }
    }

    /// Takes the first pair out, and the child before it.
    pub(super) unsafe fn remove_first(self) -> ((K, V), Option<Node<K, V>>) {
        // SAFETY: promised by the caller; the second child becomes the first.
        unsafe {
            if self.height == 0 {
                return (self.remove(0), None);
            }
            let first = self.child(0);
            let second = self.child(1);
            let pair = self.remove(0);
            self.set_child(0, second);
            (pair, Some(first))
        }
    }
}

impl<K, V> Place<K, V> {
    /// The pair behind a leaf edge; none at the tree's end.
    #[inline]
    pub(super) unsafe fn pair_behind(mut self) -> Option<Place<K, V>> {
        // SAFETY: promised by the caller.
        unsafe {
            while self.idx == self.node.len() {
                self = self.node.parent()?;
            }
        }
        Some(self)
    }

    /// The pair before a leaf edge; none at the tree's start.
    #[inline]
    pub(super) unsafe fn pair_before(mut self) -> Option<Place<K, V>> {
        while self.idx == 0 {
            // SAFETY: promised by the caller.
            self = unsafe { self.node.parent() }?;
        }
        self.idx -= 1;
        Some(self)
    }

    /// The leaf edge behind a pair.
    #[inline]
    pub(super) unsafe fn edge_behind(self) -> Place<K, V> {
        if self.node.height == 0 {
            return Place { node: self.node, idx: self.idx + 1 };
        }
        // SAFETY: promised by the caller.
        unsafe { self.node.child(self.idx + 1).first_edge() }
    }

    /// The leaf edge before a pair.
    #[inline]
    pub(super) unsafe fn edge_before(self) -> Place<K, V> {
        if self.node.height == 0 {
            return self;
        }
        // SAFETY: promised by the caller.
        unsafe { self.node.child(self.idx).last_edge() }
    }

    /// The pair of a pair place.
    #[inline]
    pub(super) unsafe fn pair<'a>(self) -> (&'a K, &'a mut V) {
        // SAFETY: promised by the caller.
        unsafe { (&*self.node.key(self.idx), &mut *self.node.val(self.idx)) }
    }
}
