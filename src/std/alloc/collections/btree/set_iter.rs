//! The iterators of an ordered set.

use core::cmp::Ordering;
use core::fmt;
use core::iter::{FusedIterator, Peekable};
use core::ops::RangeBounds;

use super::extract::ExtractIfInner;
use super::set::{BTreeSet, SetValZST};
use super::{into_iter, iter};
use crate::alloc::{Allocator, Global};

/// The elements of a set.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T: 'a> {
    pub(super) iter: iter::Keys<'a, T, SetValZST>,
}

/// The elements of a range.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Range<'a, T: 'a> {
    pub(super) iter: iter::Range<'a, T, SetValZST>,
}

/// The elements of a set, by value.
#[glasscrab::view(transparent("iter"))]
pub struct IntoIter<T, A: Allocator + Clone = Global> {
    iter: into_iter::IntoIter<T, SetValZST, A>,
}

/// The elements of one set that are not in another.
#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct Difference<'a, T: 'a> {
    pub(super) iter: Iter<'a, T>,
    pub(super) other: Peekable<Iter<'a, T>>,
}

/// The elements that are in one of two sets but not in both.
#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct SymmetricDifference<'a, T: 'a> {
    pub(super) a: Peekable<Iter<'a, T>>,
    pub(super) b: Peekable<Iter<'a, T>>,
}

/// The elements that are in both sets.
#[must_use = "this returns the intersection as an iterator, without modifying either input set"]
pub struct Intersection<'a, T: 'a> {
    pub(super) a: Iter<'a, T>,
    pub(super) b: Peekable<Iter<'a, T>>,
}

/// The elements that are in one of two sets or in both.
#[must_use = "this returns the union as an iterator, without modifying either input set"]
pub struct Union<'a, T: 'a> {
    pub(super) a: Peekable<Iter<'a, T>>,
    pub(super) b: Peekable<Iter<'a, T>>,
}

/// The elements of a range that satisfy a predicate, taken out as they are asked for.
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, T, R, F> {
    pub(super) pred: F,
    pub(super) inner: ExtractIfInner<'a, T, SetValZST, R>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        self.iter.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn last(mut self) -> Option<&'a T> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a T> {
        self.iter.next_back()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { iter: self.iter.clone() }
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Iter { iter: Default::default() }
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.iter).finish()
    }
}

impl<'a, T> Iterator for Range<'a, T> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        self.iter.next().map(|(k, _)| k)
    }

    fn last(mut self) -> Option<&'a T> {
        self.next_back()
    }
}

impl<'a, T> DoubleEndedIterator for Range<'a, T> {
    #[inline]
    fn next_back(&mut self) -> Option<&'a T> {
        self.iter.next_back().map(|(k, _)| k)
    }
}

impl<T> FusedIterator for Range<'_, T> {}

impl<T> Clone for Range<'_, T> {
    fn clone(&self) -> Self {
        Range { iter: self.iter.clone() }
    }
}

impl<T> Default for Range<'_, T> {
    fn default() -> Self {
        Range { iter: Default::default() }
    }
}

impl<T: fmt::Debug> fmt::Debug for Range<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Range").field("iter", &self.iter).finish()
    }
}

impl<T, A: Allocator + Clone> IntoIterator for BTreeSet<T, A> {
    type Item = T;
    type IntoIter = IntoIter<T, A>;

    fn into_iter(self) -> IntoIter<T, A> {
        IntoIter { iter: self.map.into_iter() }
    }
}

impl<T, A: Allocator + Clone> Iterator for IntoIter<T, A> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.iter.next().map(|(k, _)| k)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<T, A: Allocator + Clone> DoubleEndedIterator for IntoIter<T, A> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.iter.next_back().map(|(k, _)| k)
    }
}

impl<T, A: Allocator + Clone> ExactSizeIterator for IntoIter<T, A> {}
impl<T, A: Allocator + Clone> FusedIterator for IntoIter<T, A> {}

impl<T, A: Allocator + Clone + Default> Default for IntoIter<T, A> {
    fn default() -> Self {
        IntoIter { iter: Default::default() }
    }
}

impl<T: fmt::Debug, A: Allocator + Clone> fmt::Debug for IntoIter<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoIter").field("iter", &self.iter).finish()
    }
}

impl<'a, T: Ord> Iterator for Difference<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        'next: loop {
            let item = self.iter.next()?;
            while let Some(other) = self.other.peek() {
                match item.cmp(other) {
                    Ordering::Less => return Some(item),
                    Ordering::Equal => continue 'next,
                    Ordering::Greater => self.other.next(),
                };
            }
            return Some(item);
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.iter.len().saturating_sub(self.other.len()), Some(self.iter.len()))
    }
}

impl<'a, T: Ord> Iterator for SymmetricDifference<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        loop {
            match order(&mut self.a, &mut self.b)? {
                Ordering::Less => return self.a.next(),
                Ordering::Greater => return self.b.next(),
                Ordering::Equal => (self.a.next(), self.b.next()),
            };
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.a.len() + self.b.len()))
    }
}

impl<'a, T: Ord> Iterator for Intersection<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        let mut item = self.a.next()?;
        loop {
            match item.cmp(self.b.peek()?) {
                Ordering::Less => item = self.a.next()?,
                Ordering::Equal => return Some(item),
                Ordering::Greater => drop(self.b.next()),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(core::cmp::min(self.a.len(), self.b.len())))
    }
}

impl<'a, T: Ord> Iterator for Union<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        match order(&mut self.a, &mut self.b)? {
            Ordering::Less => self.a.next(),
            Ordering::Greater => self.b.next(),
            Ordering::Equal => {
                self.b.next();
                self.a.next()
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (a, b) = (self.a.len(), self.b.len());
        (core::cmp::max(a, b), Some(a + b))
    }
}

/// Which of two ordered lists has the lesser element next; nothing if both are at their end.
fn order<T: Ord>(a: &mut Peekable<Iter<'_, T>>, b: &mut Peekable<Iter<'_, T>>) -> Option<Ordering> {
    match (a.peek(), b.peek()) {
        (Some(x), Some(y)) => Some(x.cmp(y)),
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (None, None) => None,
    }
}

/// What all four operations have beside.
macro_rules! operation {
    ($($name:ident { $($field:ident),* })*) => {
        $(impl<T: Ord> FusedIterator for $name<'_, T> {}

        impl<T> Clone for $name<'_, T> {
            fn clone(&self) -> Self {
                $name { $($field: self.$field.clone()),* }
            }
        }

        impl<T: fmt::Debug + Ord> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        })*
    };
}

operation! {
    Difference { iter, other }
    SymmetricDifference { a, b }
    Intersection { a, b }
    Union { a, b }
}

impl<T: Ord, R: RangeBounds<T>, F: FnMut(&T) -> bool> Iterator for ExtractIf<'_, T, R, F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let pred = &mut self.pred;
        self.inner.next(&mut |k: &T, _: &mut SetValZST| pred(k)).map(|(k, _)| k)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<T: Ord, R: RangeBounds<T>, F: FnMut(&T) -> bool> FusedIterator for ExtractIf<'_, T, R, F> {}
