//! `BTreeMap`: a map ordered by its keys.

use core::borrow::Borrow;
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop};
use core::ops::{Bound, RangeBounds};
use core::ptr;

use super::entry::{Entry, OccupiedEntry, VacantEntry};
use super::extract::{ExtractIf, ExtractIfInner};
use super::into_iter::{IntoIter, IntoKeys, IntoValues};
use super::iter::{Iter, IterMut, Keys, Range, RangeMut, Span, Values, ValuesMut};
use super::node::{Node, Place};
use super::{search, tree};
use crate::alloc::{Allocator, Global};
use crate::boxed::Box;
use crate::vec::Vec;

/// A map ordered by its keys.
#[rustc_diagnostic_item = "BTreeMap"]
#[glasscrab::view(btree(
    root = "root.0.node", height = "root.0.height", len = "length", key = "K", value = "V",
    used = "len", keys = "keys", values = "vals", parent = "parent", edges = "edges"
))]
pub struct BTreeMap<K, V, A: Allocator + Clone = Global> {
    /// The top node; none before the first pair is put in.
    pub(super) root: Option<Node<K, V>>,
    pub(super) length: usize,
    pub(super) alloc: ManuallyDrop<A>,
    /// The tree owns pairs.
    _marker: PhantomData<Box<(K, V)>>,
}

// SAFETY: elements are dropped, but nothing else is done with them.
unsafe impl<#[may_dangle] K, #[may_dangle] V, A: Allocator + Clone> Drop for BTreeMap<K, V, A> {
    fn drop(&mut self) {
        // SAFETY: the map is not used again.
        drop(unsafe { ptr::read(self) }.into_iter())
    }
}

impl<K, V> BTreeMap<K, V> {
    /// An empty map, without a node.
    #[inline]
    #[must_use]
    pub const fn new() -> BTreeMap<K, V> {
        BTreeMap { root: None, length: 0, alloc: ManuallyDrop::new(Global), _marker: PhantomData }
    }

    /// Drops all pairs.
    pub fn clear(&mut self) {
        drop(mem::replace(self, BTreeMap::new()));
    }

    pub(super) fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Option<Place<K, V>>
    where
        K: Borrow<Q>,
    {
        search::search(self.root?, key).ok()
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
    {
        // SAFETY: the place is of this tree.
        self.find(key).map(|place| unsafe { &*place.pair().1 })
    }

    /// The pair of a key.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
    {
        // SAFETY: the place is of this tree.
        self.find(k).map(|place| unsafe { (place.pair().0, &*place.pair().1) })
    }

    /// The value of a key, mutable.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
    {
        // SAFETY: the place is of this tree.
        self.find(key).map(|place| unsafe { place.pair().1 })
    }

    /// Whether there is a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
    {
        self.find(key).is_some()
    }

    fn first_place(&self) -> Option<Place<K, V>> {
        // SAFETY: the root is alive.
        unsafe { self.root?.first_edge().pair_behind() }
    }

    fn last_place(&self) -> Option<Place<K, V>> {
        // SAFETY: the root is alive.
        unsafe { self.root?.last_edge().pair_before() }
    }

    /// The pair of the least key.
    pub fn first_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        // SAFETY: the place is of this tree.
        self.first_place().map(|place| unsafe { (place.pair().0, &*place.pair().1) })
    }

    /// The entry of the least key.
    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        self.first_place().map(|place| OccupiedEntry::new(self, place))
    }

    /// Takes the pair of the least key out.
    pub fn pop_first(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        self.first_entry().map(|entry| entry.remove_entry())
    }

    /// The pair of the greatest key.
    pub fn last_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        // SAFETY: the place is of this tree.
        self.last_place().map(|place| unsafe { (place.pair().0, &*place.pair().1) })
    }

    /// The entry of the greatest key.
    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        self.last_place().map(|place| OccupiedEntry::new(self, place))
    }

    /// Takes the pair of the greatest key out.
    pub fn pop_last(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        self.last_entry().map(|entry| entry.remove_entry())
    }

    /// Puts a value in; the old one of that key, which itself stays.
    #[rustc_confusables("push", "put", "set")]
    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Ord,
    {
        match self.entry(key) {
            Entry::Occupied(mut entry) => Some(entry.insert(value)),
            Entry::Vacant(entry) => {
                entry.insert(value);
                None
            }
        }
    }

    /// The entry of a key.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
    where
        K: Ord,
    {
        match self.root.map(|root| search::search(root, &key)) {
            None => Entry::Vacant(VacantEntry::new(self, key, None)),
            Some(Ok(place)) => Entry::Occupied(OccupiedEntry::new(self, place)),
            Some(Err(edge)) => Entry::Vacant(VacantEntry::new(self, key, Some(edge))),
        }
    }

    /// Puts a pair at a leaf edge, none if there is no node yet; its place.
    pub(super) fn insert_at(&mut self, edge: Option<Place<K, V>>, key: K, value: V) -> Place<K, V> {
        self.length += 1;
        let edge = edge.unwrap_or_else(|| {
            let node = Node::new_leaf(&*self.alloc);
            self.root = Some(node);
            Place { node, idx: 0 }
        });
        let Some(root) = &mut self.root else { unreachable!() };
        // SAFETY: the edge is of this tree.
        unsafe { tree::insert(root, edge, key, value, &*self.alloc) }
    }

    /// Takes a pair out; it, and the leaf edge where it was.
    pub(super) fn remove_at(&mut self, place: Place<K, V>) -> ((K, V), Place<K, V>) {
        let Some(root) = &mut self.root else { unreachable!() };
        self.length -= 1;
        // SAFETY: the place is of this tree.
        unsafe { tree::remove(root, place, &*self.alloc) }
    }

    /// Puts a pair in whose key is greater than all.
    pub(super) fn push_last(&mut self, key: K, value: V) {
        // SAFETY: the root is alive.
        let edge = self.root.map(|root| unsafe { root.last_edge() });
        self.insert_at(edge, key, value);
    }

    /// Takes the value of a key out.
    #[rustc_confusables("delete", "take")]
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q> + Ord,
    {
        self.remove_entry(key).map(|(_, v)| v)
    }

    /// Takes the pair of a key out.
    pub fn remove_entry<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q> + Ord,
    {
        let place = self.find(key)?;
        Some(self.remove_at(place).0)
    }

    /// Keeps the pairs that satisfy a predicate.
    #[inline]
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F)
    where
        K: Ord,
    {
        self.extract_if(.., |k, v| !f(k, v)).for_each(drop);
    }

    /// Takes out, as it is iterated, the pairs of a range that satisfy a predicate.
    pub fn extract_if<F: FnMut(&K, &mut V) -> bool, R: RangeBounds<K>>(
        &mut self,
        range: R,
        pred: F,
    ) -> ExtractIf<'_, K, V, R, F>
    where
        K: Ord,
    {
        ExtractIf { pred, inner: ExtractIfInner::new(self, range) }
    }

    /// Moves all pairs of another map into this one; their values win.
    pub fn append(&mut self, other: &mut Self)
    where
        K: Ord,
    {
        if self.is_empty() {
            return mem::swap(self, other);
        }
        for (key, value) in mem::replace(other, BTreeMap::new()) {
            if let Some(place) = self.find(&key) {
                // SAFETY: the place is of this tree.
                unsafe {
                    *place.node.key(place.idx) = key;
                    *place.pair().1 = value;
                }
            } else {
                self.insert(key, value);
            }
        }
    }

    /// The pairs from a key on, in a map of their own.
    pub fn split_off<Q: Ord + ?Sized>(&mut self, key: &Q) -> Self
    where
        K: Borrow<Q> + Ord,
    {
        let mut rest = Vec::new();
        while self.last_key_value().is_some_and(|(last, _)| last.borrow() >= key) {
            rest.extend(self.pop_last());
        }
        let mut right = BTreeMap::new();
        for (key, value) in rest.into_iter().rev() {
            right.push_last(key, value);
        }
        right
    }

    fn span(&self) -> Span<K, V> {
        // SAFETY: the root is alive.
        Span(self.root.map(|root| unsafe { (root.first_edge(), root.last_edge()) }))
    }

    #[track_caller]
    pub(super) fn span_of<T: Ord + ?Sized, R: RangeBounds<T>>(&self, range: &R, is_set: bool) -> Span<K, V>
    where
        K: Borrow<T>,
    {
        let Some(root) = self.root else { return Span(None) };
        search::check_range(range, is_set);
        Span(Some((search::lower_edge(root, range.start_bound()), search::upper_edge(root, range.end_bound()))))
    }

    /// Where a range starts, none if there is no node.
    pub(super) fn lower_edge(&self, bound: Bound<&K>) -> Option<Place<K, V>>
    where
        K: Ord,
    {
        self.root.map(|root| search::lower_edge(root, bound))
    }

    /// Iterates over the pairs of a range of keys.
    #[track_caller]
    pub fn range<T: Ord + ?Sized, R: RangeBounds<T>>(&self, range: R) -> Range<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        Range::new(self.span_of(&range, false))
    }

    /// Iterates over the pairs of a range of keys, values mutable.
    #[track_caller]
    pub fn range_mut<T: Ord + ?Sized, R: RangeBounds<T>>(&mut self, range: R) -> RangeMut<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        RangeMut::new(self.span_of(&range, false))
    }

    /// The keys, giving the map up.
    #[inline]
    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }

    /// The values, giving the map up.
    #[inline]
    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }

    /// Iterates over the pairs, by key.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { range: Range::new(self.span()), length: self.length }
    }

    /// Iterates over the pairs, values mutable.
    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut { range: RangeMut::new(self.span()), length: self.length }
    }

    /// Iterates over the keys.
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }

    /// Iterates over the values, by key.
    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }

    /// Iterates over the values, mutable.
    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }

    /// How many pairs.
    #[must_use]
    #[rustc_confusables("length", "size")]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether there are no pairs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }
}
