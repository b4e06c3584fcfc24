//! The iterators of `HashSet`.

use super::map_iter;
use super::set::HashSet;
use super::table::{FullBuckets, RawTable};
use crate::fmt::{self, Debug};
use crate::hash::{BuildHasher, Hash};
use crate::iter::{Chain, FusedIterator};

/// The elements of a set.
pub struct Iter<'a, K> {
    pub(super) base: map_iter::Keys<'a, K, ()>,
}

/// The elements of a set by value.
#[glasscrab::view(set(table = "base.inner.base.table", left = "base.inner.base.items"))]
pub struct IntoIter<K> {
    pub(super) base: map_iter::IntoKeys<K, ()>,
}

/// The elements taken out of a set that keeps its room.
#[glasscrab::view(set(table = "base.base.table", left = "base.base.items"))]
pub struct Drain<'a, K> {
    pub(super) base: map_iter::Drain<'a, K, ()>,
}

/// The elements taken out of a set because something holds for them.
pub struct ExtractIf<'a, K, F> {
    items: FullBuckets,
    table: &'a mut RawTable<(K, ())>,
    pred: F,
}

/// The elements of one set that are in another too.
#[must_use = "this returns the intersection as an iterator, without modifying either input set"]
pub struct Intersection<'a, T, S> {
    pub(super) iter: Iter<'a, T>,
    pub(super) other: &'a HashSet<T, S>,
}

/// The elements of one set that are not in another.
#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct Difference<'a, T, S> {
    pub(super) iter: Iter<'a, T>,
    pub(super) other: &'a HashSet<T, S>,
}

/// The elements that only one of two sets has.
#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct SymmetricDifference<'a, T, S> {
    pub(super) iter: Chain<Difference<'a, T, S>, Difference<'a, T, S>>,
}

/// The elements that one of two sets has, or both.
#[must_use = "this returns the union as an iterator, without modifying either input set"]
pub struct Union<'a, T, S> {
    pub(super) iter: Chain<Iter<'a, T>, Difference<'a, T, S>>,
}

impl<'a, K, F> ExtractIf<'a, K, F> {
    pub(super) fn new(table: &'a mut RawTable<(K, ())>, pred: F) -> Self {
        ExtractIf { items: table.full_buckets(), table, pred }
    }
}

impl<'a, K> Iterator for Iter<'a, K> {
    type Item = &'a K;

    #[inline]
    fn next(&mut self) -> Option<&'a K> {
        self.base.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.base.size_hint()
    }
}

impl<K> Iterator for IntoIter<K> {
    type Item = K;

    #[inline]
    fn next(&mut self) -> Option<K> {
        self.base.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.base.size_hint()
    }
}

impl<K> Iterator for Drain<'_, K> {
    type Item = K;

    #[inline]
    fn next(&mut self) -> Option<K> {
        self.base.next().map(|(key, ())| key)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.base.size_hint()
    }
}

impl<K, F: FnMut(&K) -> bool> Iterator for ExtractIf<'_, K, F> {
    type Item = K;

    fn next(&mut self) -> Option<K> {
        while let Some(index) = self.items.next() {
            // SAFETY: an element; only its own bucket is freed.
            unsafe {
                if (self.pred)(&(*self.table.bucket(index)).0) {
                    return Some(self.table.remove(index).0);
                }
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.items.size_hint().1)
    }
}

impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Intersection<'a, T, S> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        loop {
            let element = self.iter.next()?;
            if self.other.contains(element) {
                return Some(element);
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.iter.size_hint().1)
    }
}

impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Difference<'a, T, S> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        loop {
            let element = self.iter.next()?;
            if !self.other.contains(element) {
                return Some(element);
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.iter.size_hint().1)
    }
}

impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for SymmetricDifference<'a, T, S> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        self.iter.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for Union<'a, T, S> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        self.iter.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<K> ExactSizeIterator for Iter<'_, K> {}
impl<K> FusedIterator for Iter<'_, K> {}
impl<K> ExactSizeIterator for IntoIter<K> {}
impl<K> FusedIterator for IntoIter<K> {}
impl<K> ExactSizeIterator for Drain<'_, K> {}
impl<K> FusedIterator for Drain<'_, K> {}
impl<T: Eq + Hash, S: BuildHasher> FusedIterator for Intersection<'_, T, S> {}
impl<T: Eq + Hash, S: BuildHasher> FusedIterator for Difference<'_, T, S> {}
impl<T: Eq + Hash, S: BuildHasher> FusedIterator for SymmetricDifference<'_, T, S> {}
impl<T: Eq + Hash, S: BuildHasher> FusedIterator for Union<'_, T, S> {}

impl<K> Clone for Iter<'_, K> {
    fn clone(&self) -> Self {
        Iter { base: self.base.clone() }
    }
}

impl<T, S> Clone for Intersection<'_, T, S> {
    fn clone(&self) -> Self {
        Intersection { iter: self.iter.clone(), other: self.other }
    }
}

impl<T, S> Clone for Difference<'_, T, S> {
    fn clone(&self) -> Self {
        Difference { iter: self.iter.clone(), other: self.other }
    }
}

impl<T, S> Clone for SymmetricDifference<'_, T, S> {
    fn clone(&self) -> Self {
        SymmetricDifference { iter: self.iter.clone() }
    }
}

impl<T, S> Clone for Union<'_, T, S> {
    fn clone(&self) -> Self {
        Union { iter: self.iter.clone() }
    }
}

impl<K: Debug> Debug for Iter<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: Debug> Debug for IntoIter<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.base, f)
    }
}

macro_rules! debug_operations {
    ($($ty:ident)*) => {
        $(impl<T: Debug + Eq + Hash, S: BuildHasher> Debug for $ty<'_, T, S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        })*
    };
}

debug_operations! { Intersection Difference SymmetricDifference Union }
