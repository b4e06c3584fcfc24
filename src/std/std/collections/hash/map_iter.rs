//! The iterators of `HashMap`.

use super::table::{FullBuckets, RawIntoIter, RawTable};
use crate::fmt::{self, Debug};
use crate::iter::FusedIterator;
use crate::marker::PhantomData;

/// The pairs of a map.
pub struct Iter<'a, K: 'a, V: 'a> {
    items: FullBuckets,
    table: &'a RawTable<(K, V)>,
}

/// The pairs of a map, with mutable values.
pub struct IterMut<'a, K: 'a, V: 'a> {
    items: FullBuckets,
    table: *mut RawTable<(K, V)>,
    marker: PhantomData<&'a mut (K, V)>,
}

/// The pairs of a map by value.
#[glasscrab::view(map(table = "base.table", left = "base.items"))]
pub struct IntoIter<K, V> {
    pub(super) base: RawIntoIter<(K, V)>,
}

/// The keys of a map.
pub struct Keys<'a, K: 'a, V: 'a> {
    pub(super) inner: Iter<'a, K, V>,
}

/// The values of a map.
pub struct Values<'a, K: 'a, V: 'a> {
    pub(super) inner: Iter<'a, K, V>,
}

/// The values of a map by mutable reference.
pub struct ValuesMut<'a, K: 'a, V: 'a> {
    pub(super) inner: IterMut<'a, K, V>,
}

/// The keys of a map by value.
#[glasscrab::view(transparent("inner"))]
pub struct IntoKeys<K, V> {
    pub(super) inner: IntoIter<K, V>,
}

/// The values of a map by value.
#[glasscrab::view(transparent("inner"))]
pub struct IntoValues<K, V> {
    pub(super) inner: IntoIter<K, V>,
}

/// The pairs taken out of a map that keeps its room, and is empty from the start.
#[glasscrab::view(map(table = "base.table", left = "base.items"))]
pub struct Drain<'a, K: 'a, V: 'a> {
    base: RawIntoIter<(K, V)>,
    map: *mut RawTable<(K, V)>,
    marker: PhantomData<&'a mut (K, V)>,
}

/// The pairs taken out of a map because something holds for them.
pub struct ExtractIf<'a, K, V, F> {
    items: FullBuckets,
    table: &'a mut RawTable<(K, V)>,
    pred: F,
}

// SAFETY: a mutable reference in disguise.
unsafe impl<K: Send, V: Send> Send for IterMut<'_, K, V> {}
// SAFETY: as above.
unsafe impl<K: Sync, V: Sync> Sync for IterMut<'_, K, V> {}

impl<'a, K, V> Iter<'a, K, V> {
    pub(super) fn new(table: &'a RawTable<(K, V)>) -> Self {
        Iter { items: table.full_buckets(), table }
    }
}

impl<'a, K, V> IterMut<'a, K, V> {
    pub(super) fn new(table: &'a mut RawTable<(K, V)>) -> Self {
        IterMut { items: table.full_buckets(), table, marker: PhantomData }
    }

    fn rest(&self) -> Iter<'_, K, V> {
        // SAFETY: the iterator has the table for itself.
        Iter { items: self.items.clone(), table: unsafe { &*self.table } }
    }
}

impl<'a, K, V> Drain<'a, K, V> {
    pub(super) fn new(table: &'a mut RawTable<(K, V)>) -> Self {
        Drain { base: RawIntoIter::borrowing(table), map: table, marker: PhantomData }
    }
}

impl<'a, K, V, F> ExtractIf<'a, K, V, F> {
    pub(super) fn new(table: &'a mut RawTable<(K, V)>, pred: F) -> Self {
        ExtractIf { items: table.full_buckets(), table, pred }
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    #[inline]
    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        let index = self.items.next()?;
        // SAFETY: an element.
        let (key, value) = unsafe { &*self.table.bucket(index) };
        Some((key, value))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

impl<'a, K, V> Iterator for IterMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);

    #[inline]
    fn next(&mut self) -> Option<(&'a K, &'a mut V)> {
        let index = self.items.next()?;
        // SAFETY: an element, given out once.
        let (key, value) = unsafe { &mut *(*self.table).bucket(index) };
        Some((key, value))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

impl<K, V> Iterator for Drain<'_, K, V> {
    type Item = (K, V);

    #[inline]
    fn next(&mut self) -> Option<(K, V)> {
        self.base.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.base.size_hint()
    }
}

impl<K, V> Drop for Drain<'_, K, V> {
    fn drop(&mut self) {
        // SAFETY: the iterator has the map for itself.
        self.base.give_back(unsafe { &mut *self.map });
    }
}

impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        while let Some(index) = self.items.next() {
            // SAFETY: an element; only its own bucket is freed.
            unsafe {
                let (key, value) = &mut *self.table.bucket(index);
                if (self.pred)(key, value) {
                    return Some(self.table.remove(index));
                }
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.items.size_hint().1)
    }
}

impl<K, V, F> Debug for ExtractIf<'_, K, V, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtractIf").finish_non_exhaustive()
    }
}

/// Iterators that give a part of what another gives.
macro_rules! projections {
    ($([$($generics:tt)*] $ty:ty, $item:ty, $pattern:pat => $value:expr;)*) => {
        $(
            impl<$($generics)*> Iterator for $ty {
                type Item = $item;

                #[inline]
                fn next(&mut self) -> Option<$item> {
                    match self.inner.next() {
                        Some($pattern) => Some($value),
                        None => None,
                    }
                }

                #[inline]
                fn size_hint(&self) -> (usize, Option<usize>) {
                    self.inner.size_hint()
                }
            }
        )*
    };
}

projections! {
    ['a, K, V] Keys<'a, K, V>, &'a K, (key, _) => key;
    ['a, K, V] Values<'a, K, V>, &'a V, (_, value) => value;
    ['a, K, V] ValuesMut<'a, K, V>, &'a mut V, (_, value) => value;
    [K, V] IntoKeys<K, V>, K, (key, _) => key;
    [K, V] IntoValues<K, V>, V, (_, value) => value;
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    #[inline]
    fn next(&mut self) -> Option<(K, V)> {
        self.base.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.base.size_hint()
    }
}

macro_rules! exact {
    ($([$($generics:tt)*] $ty:ty;)*) => {
        $(
            impl<$($generics)*> ExactSizeIterator for $ty {}
            impl<$($generics)*> FusedIterator for $ty {}
        )*
    };
}

exact! {
    [K, V] Iter<'_, K, V>;
    [K, V] IterMut<'_, K, V>;
    [K, V] IntoIter<K, V>;
    [K, V] Keys<'_, K, V>;
    [K, V] Values<'_, K, V>;
    [K, V] ValuesMut<'_, K, V>;
    [K, V] IntoKeys<K, V>;
    [K, V] IntoValues<K, V>;
    [K, V] Drain<'_, K, V>;
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { items: self.items.clone(), table: self.table }
    }
}

impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self {
        Keys { inner: self.inner.clone() }
    }
}

impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self {
        Values { inner: self.inner.clone() }
    }
}

impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: Debug, V: Debug> Debug for IterMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.rest()).finish()
    }
}

impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.base.rest()).finish()
    }
}

impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V: Debug> Debug for ValuesMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.rest().map(|(_, value)| value)).finish()
    }
}

impl<K: Debug, V> Debug for IntoKeys<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.base.rest().map(|(key, _)| key)).finish()
    }
}

impl<K, V: Debug> Debug for IntoValues<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.base.rest().map(|(_, value)| value)).finish()
    }
}

impl<K: Debug, V: Debug> Debug for Drain<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.base.rest()).finish()
    }
}
