//! The iterators of a map by value. A node is freed when an end has passed it.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::ptr;

use super::iter::{Iter, Range, Span};
use super::map::BTreeMap;
use super::node::{Node, Place};
use crate::alloc::{Allocator, Global};
use crate::boxed::Box;

/// The pairs of a map.
#[glasscrab::view(btree(
    front = "span.0.0.0.node.node", front_index = "span.0.0.0.idx", back = "span.0.0.1.node.node",
    back_index = "span.0.0.1.idx", len = "length", key = "K", value = "V",
    used = "len", keys = "keys", values = "vals", parent = "parent", index = "parent_idx", edges = "edges"
))]
pub struct IntoIter<K, V, A: Allocator + Clone = Global> {
    span: Span<K, V>,
    length: usize,
    alloc: A,
    _marker: PhantomData<Box<(K, V)>>,
}

/// The keys of a map.
#[glasscrab::view(transparent("inner"))]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IntoKeys<K, V, A: Allocator + Clone = Global> {
    pub(super) inner: IntoIter<K, V, A>,
}

/// The values of a map.
#[glasscrab::view(transparent("inner"))]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IntoValues<K, V, A: Allocator + Clone = Global> {
    pub(super) inner: IntoIter<K, V, A>,
}

impl<K, V, A: Allocator + Clone> IntoIterator for BTreeMap<K, V, A> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V, A>;

    fn into_iter(self) -> IntoIter<K, V, A> {
        let mut me = ManuallyDrop::new(self);
        // SAFETY: the map is not used again.
        unsafe {
            let alloc = ManuallyDrop::take(&mut me.alloc);
            let span = Span(me.root.map(|root| (root.first_edge(), root.last_edge())));
            IntoIter { span, length: me.length, alloc, _marker: PhantomData }
        }
    }
}

impl<K, V, A: Allocator + Clone> IntoIter<K, V, A> {
    /// The pairs still to come.
    pub(super) fn iter(&self) -> Iter<'_, K, V> {
        Iter { range: Range::new(self.span), length: self.length }
    }

    /// Takes a pair out at one end. Nodes that end has passed are freed: no pair is left in them, and the other end,
    /// which has pairs before it, is not there.
    fn take(&mut self, at_back: bool) -> Option<(K, V)> {
        if self.length == 0 {
            self.free_rest();
            return None;
        }
        self.length -= 1;
        let (front, back) = self.span.0.as_mut()?;
        // SAFETY: the tree is ours; each pair moves out once.
        unsafe {
            let end = if at_back { back } else { front };
            let mut place = *end;
            while place.idx == if at_back { 0 } else { place.node.len() } {
                let node = place.node;
                let parent = node.parent();
                node.free(&self.alloc);
                place = parent?;
            }
            if at_back {
                place.idx -= 1;
            }
            *end = if at_back { place.edge_before() } else { place.edge_behind() };
            Some((ptr::read(place.node.key(place.idx)), ptr::read(place.node.val(place.idx))))
        }
    }

    /// Frees the nodes from the last leaf up, when no pair is left.
    fn free_rest(&mut self) {
        let Some((front, _)) = self.span.0.take() else { return };
        let mut next: Option<Node<K, V>> = Some(front.node);
        while let Some(node) = next {
            // SAFETY: both ends are here, so all others have been freed.
            unsafe {
                next = node.parent().map(|place: Place<K, V>| place.node);
                node.free(&self.alloc);
            }
        }
    }
}

impl<K, V, A: Allocator + Clone> Drop for IntoIter<K, V, A> {
    fn drop(&mut self) {
        let rest = Rest(self);
        while let Some(pair) = rest.0.take(false) {
            drop(pair);
        }
    }
}

/// Goes on where the drop of a pair panics.
struct Rest<'a, K, V, A: Allocator + Clone>(&'a mut IntoIter<K, V, A>);

impl<K, V, A: Allocator + Clone> Drop for Rest<'_, K, V, A> {
    fn drop(&mut self) {
        while let Some(pair) = self.0.take(false) {
            drop(pair);
        }
    }
}

impl<K, V, A: Allocator + Clone> Iterator for IntoIter<K, V, A> {
    type Item = (K, V);

    #[inline]
    fn next(&mut self) -> Option<(K, V)> {
        self.take(false)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.length, Some(self.length))
    }
}

impl<K, V, A: Allocator + Clone> DoubleEndedIterator for IntoIter<K, V, A> {
    #[inline]
    fn next_back(&mut self) -> Option<(K, V)> {
        self.take(true)
    }
}

impl<K, V, A: Allocator + Clone> ExactSizeIterator for IntoIter<K, V, A> {}
impl<K, V, A: Allocator + Clone> FusedIterator for IntoIter<K, V, A> {}

impl<K: fmt::Debug, V: fmt::Debug, A: Allocator + Clone> fmt::Debug for IntoIter<K, V, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<K, V, A: Allocator + Clone + Default> Default for IntoIter<K, V, A> {
    fn default() -> Self {
        IntoIter { span: Span(None), length: 0, alloc: Default::default(), _marker: PhantomData }
    }
}

/// One half of each pair.
macro_rules! half_iterator {
    ($name:ident, $item:ident, $half:tt) => {
        impl<K, V, A: Allocator + Clone> Iterator for $name<K, V, A> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                self.inner.next().map(|pair| pair.$half)
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }

        impl<K, V, A: Allocator + Clone> DoubleEndedIterator for $name<K, V, A> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                self.inner.next_back().map(|pair| pair.$half)
            }
        }

        impl<K, V, A: Allocator + Clone> ExactSizeIterator for $name<K, V, A> {}
        impl<K, V, A: Allocator + Clone> FusedIterator for $name<K, V, A> {}

        impl<K, V, A: Allocator + Clone + Default> Default for $name<K, V, A> {
            fn default() -> Self {
                $name { inner: Default::default() }
            }
        }
    };
}

half_iterator! { IntoKeys, K, 0 }
half_iterator! { IntoValues, V, 1 }

impl<K: fmt::Debug, V, A: Allocator + Clone> fmt::Debug for IntoKeys<K, V, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.iter().map(|(key, _)| key)).finish()
    }
}

impl<K, V: fmt::Debug, A: Allocator + Clone> fmt::Debug for IntoValues<K, V, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.iter().map(|(_, val)| val)).finish()
    }
}
