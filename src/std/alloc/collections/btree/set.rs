//! `BTreeSet`: a set ordered by its elements: a map without values.

use core::borrow::Borrow;
use core::ops::RangeBounds;

use super::extract::ExtractIfInner;
use super::map::BTreeMap;
use super::set_iter::{Difference, ExtractIf, Intersection, Iter, Range, SymmetricDifference, Union};
use crate::alloc::{Allocator, Global};

/// The value of a set's map.
#[derive(Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Clone, Copy, Default)]
pub struct SetValZST;

/// A set ordered by its elements.
#[rustc_diagnostic_item = "BTreeSet"]
#[glasscrab::view(transparent("map"))]
pub struct BTreeSet<T, A: Allocator + Clone = Global> {
    pub(super) map: BTreeMap<T, SetValZST, A>,
}

impl<T> BTreeSet<T> {
    /// An empty set, without a node.
    #[inline]
    #[must_use]
    pub const fn new() -> BTreeSet<T> {
        BTreeSet { map: BTreeMap::new() }
    }

    /// Iterates over the elements of a range.
    #[track_caller]
    pub fn range<K: Ord + ?Sized, R: RangeBounds<K>>(&self, range: R) -> Range<'_, T>
    where
        T: Borrow<K> + Ord,
    {
        Range { iter: super::iter::Range::new(self.map.span_of(&range, true)) }
    }

    /// The elements that are not in another set.
    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T>
    where
        T: Ord,
    {
        Difference { iter: self.iter(), other: other.iter().peekable() }
    }

    /// The elements that are in one of two sets but not in both.
    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T>
    where
        T: Ord,
    {
        SymmetricDifference { a: self.iter().peekable(), b: other.iter().peekable() }
    }

    /// The elements that are in both sets.
    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T>
    where
        T: Ord,
    {
        Intersection { a: self.iter(), b: other.iter().peekable() }
    }

    /// The elements that are in one of two sets or in both.
    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T>
    where
        T: Ord,
    {
        Union { a: self.iter().peekable(), b: other.iter().peekable() }
    }

    /// Drops all elements.
    pub fn clear(&mut self) {
        self.map.clear()
    }

    /// Whether there is an element.
    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
    {
        self.map.contains_key(value)
    }

    /// The element that equals a value.
    pub fn get<Q: Ord + ?Sized>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q> + Ord,
    {
        self.map.get_key_value(value).map(|(k, _)| k)
    }

    /// Whether no element is in another set.
    #[must_use]
    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.intersection(other).next().is_none()
    }

    /// Whether all elements are in another set.
    #[must_use]
    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.len() <= other.len() && self.difference(other).next().is_none()
    }

    /// Whether all elements of another set are here.
    #[must_use]
    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        other.is_subset(self)
    }

    /// The least element.
    #[must_use]
    #[rustc_confusables("front")]
    pub fn first(&self) -> Option<&T>
    where
        T: Ord,
    {
        self.map.first_key_value().map(|(k, _)| k)
    }

    /// The greatest element.
    #[must_use]
    #[rustc_confusables("back")]
    pub fn last(&self) -> Option<&T>
    where
        T: Ord,
    {
        self.map.last_key_value().map(|(k, _)| k)
    }

    /// Takes the least element out.
    pub fn pop_first(&mut self) -> Option<T>
    where
        T: Ord,
    {
        self.map.pop_first().map(|kv| kv.0)
    }

    /// Takes the greatest element out.
    pub fn pop_last(&mut self) -> Option<T>
    where
        T: Ord,
    {
        self.map.pop_last().map(|kv| kv.0)
    }

    /// Puts an element in, unless it is there already; whether it was put in.
    #[rustc_confusables("push", "put")]
    pub fn insert(&mut self, value: T) -> bool
    where
        T: Ord,
    {
        self.map.insert(value, SetValZST).is_none()
    }

    /// Puts an element in; the equal one that it replaces.
    #[rustc_confusables("swap")]
    pub fn replace(&mut self, value: T) -> Option<T>
    where
        T: Ord,
    {
        match self.map.find(&value) {
            // SAFETY: the place is of this tree, and the keys are equal.
            Some(place) => Some(unsafe { core::ptr::replace(place.node.key(place.idx), value) }),
            None => {
                self.map.insert(value, SetValZST);
                None
            }
        }
    }

    /// Takes an element out and drops it; whether it was there.
    #[rustc_confusables("delete", "take")]
    pub fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
    {
        self.map.remove(value).is_some()
    }

    /// Takes an element out.
    #[rustc_confusables("delete", "remove")]
    pub fn take<Q: Ord + ?Sized>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q> + Ord,
    {
        self.map.remove_entry(value).map(|(k, _)| k)
    }

    /// Keeps the elements that satisfy a predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F)
    where
        T: Ord,
    {
        self.extract_if(.., |v| !f(v)).for_each(drop);
    }

    /// Moves all elements of another set into this one.
    pub fn append(&mut self, other: &mut Self)
    where
        T: Ord,
    {
        self.map.append(&mut other.map);
    }

    /// The elements from a value on, in a set of their own.
    pub fn split_off<Q: Ord + ?Sized>(&mut self, value: &Q) -> Self
    where
        T: Borrow<Q> + Ord,
    {
        BTreeSet { map: self.map.split_off(value) }
    }

    /// Takes out, as it is iterated, the elements of a range that satisfy a predicate.
    pub fn extract_if<F: FnMut(&T) -> bool, R: RangeBounds<T>>(&mut self, range: R, pred: F) -> ExtractIf<'_, T, R, F>
    where
        T: Ord,
    {
        ExtractIf { pred, inner: ExtractIfInner::new(&mut self.map, range) }
    }

    /// Iterates over the elements, in order.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { iter: self.map.keys() }
    }

    /// How many elements.
    #[must_use]
    #[rustc_confusables("length", "size")]
    pub const fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether there are no elements.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
