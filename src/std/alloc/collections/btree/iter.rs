//! The iterators of a map by reference.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use super::node::Place;

/// What lies between two leaf edges of a tree; nothing if there is no node.
pub(super) struct Span<K, V>(pub(super) Option<(Place<K, V>, Place<K, V>)>);

impl<K, V> Copy for Span<K, V> {}
impl<K, V> Clone for Span<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Span<K, V> {
    /// Takes the first pair place off.
    ///
    /// # Safety
    /// The tree must be as it was.
    #[inline]
    pub(super) unsafe fn next(&mut self) -> Option<Place<K, V>> {
        let (front, back) = self.0.as_mut()?;
        if front == back {
            return None;
        }
        // SAFETY: promised by the caller.
        unsafe {
            let pair = front.pair_behind()?;
            *front = pair.edge_behind();
            Some(pair)
        }
    }

    /// Takes the last pair place off.
    ///
    /// # Safety
    /// The tree must be as it was.
    #[inline]
    pub(super) unsafe fn next_back(&mut self) -> Option<Place<K, V>> {
        let (front, back) = self.0.as_mut()?;
        if front == back {
            return None;
        }
        // SAFETY: promised by the caller.
        unsafe {
            let pair = back.pair_before()?;
            *back = pair.edge_before();
            Some(pair)
        }
    }
}

/// The pairs of a range of keys.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Range<'a, K: 'a, V: 'a> {
    span: Span<K, V>,
    _marker: PhantomData<&'a (K, V)>,
}

/// The pairs of a range of keys, values mutable.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RangeMut<'a, K: 'a, V: 'a> {
    span: Span<K, V>,
    _marker: PhantomData<&'a mut (K, V)>,
}

/// The pairs of a map.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, K: 'a, V: 'a> {
    pub(super) range: Range<'a, K, V>,
    pub(super) length: usize,
}

/// The pairs of a map, values mutable.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMut<'a, K: 'a, V: 'a> {
    pub(super) range: RangeMut<'a, K, V>,
    pub(super) length: usize,
}

/// The keys of a map.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Keys<'a, K, V> {
    pub(super) inner: Iter<'a, K, V>,
}

/// The values of a map.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Values<'a, K, V> {
    pub(super) inner: Iter<'a, K, V>,
}

/// The values of a map, mutable.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ValuesMut<'a, K, V> {
    pub(super) inner: IterMut<'a, K, V>,
}

impl<K, V> Range<'_, K, V> {
    pub(super) fn new(span: Span<K, V>) -> Self {
        Range { span, _marker: PhantomData }
    }
}

impl<K, V> RangeMut<'_, K, V> {
    pub(super) fn new(span: Span<K, V>) -> Self {
        RangeMut { span, _marker: PhantomData }
    }

    fn reborrow(&self) -> Range<'_, K, V> {
        Range::new(self.span)
    }
}

/// A range: gives what `$of` makes of a pair.
macro_rules! range_iterator {
    ($name:ident, $item:ty, $of:expr) => {
        impl<'a, K, V> Iterator for $name<'a, K, V> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                // SAFETY: the map is borrowed, and each pair is given once.
                unsafe { self.span.next().map(|place| $of(place.pair())) }
            }

            fn last(mut self) -> Option<$item> {
                self.next_back()
            }
        }

        impl<'a, K, V> DoubleEndedIterator for $name<'a, K, V> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                // SAFETY: as above.
                unsafe { self.span.next_back().map(|place| $of(place.pair())) }
            }
        }

        impl<K, V> FusedIterator for $name<'_, K, V> {}

        impl<K, V> Default for $name<'_, K, V> {
            fn default() -> Self {
                $name::new(Span(None))
            }
        }
    };
}

range_iterator! { Range, (&'a K, &'a V), |(k, v): (&'a K, &'a mut V)| (k, &*v) }
range_iterator! { RangeMut, (&'a K, &'a mut V), |pair| pair }

/// Pairs with their number.
macro_rules! counted_iterator {
    ($name:ident, $item:ty) => {
        impl<'a, K, V> Iterator for $name<'a, K, V> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                let item = self.range.next()?;
                self.length -= 1;
                Some(item)
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.length, Some(self.length))
            }

            fn last(mut self) -> Option<$item> {
                self.next_back()
            }
        }

        impl<'a, K, V> DoubleEndedIterator for $name<'a, K, V> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                let item = self.range.next_back()?;
                self.length -= 1;
                Some(item)
            }
        }

        impl<K, V> ExactSizeIterator for $name<'_, K, V> {}
        impl<K, V> FusedIterator for $name<'_, K, V> {}

        impl<K, V> Default for $name<'_, K, V> {
            fn default() -> Self {
                $name { range: Default::default(), length: 0 }
            }
        }
    };
}

counted_iterator! { Iter, (&'a K, &'a V) }
counted_iterator! { IterMut, (&'a K, &'a mut V) }

/// One half of each pair.
macro_rules! half_iterator {
    ($name:ident, $item:ty, $half:tt) => {
        impl<'a, K, V> Iterator for $name<'a, K, V> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                self.inner.next().map(|pair| pair.$half)
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }

            fn last(mut self) -> Option<$item> {
                self.next_back()
            }
        }

        impl<'a, K, V> DoubleEndedIterator for $name<'a, K, V> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                self.inner.next_back().map(|pair| pair.$half)
            }
        }

        impl<K, V> ExactSizeIterator for $name<'_, K, V> {}
        impl<K, V> FusedIterator for $name<'_, K, V> {}

        impl<K, V> Default for $name<'_, K, V> {
            fn default() -> Self {
                $name { inner: Default::default() }
            }
        }
    };
}

half_iterator! { Keys, &'a K, 0 }
half_iterator! { Values, &'a V, 1 }
half_iterator! { ValuesMut, &'a mut V, 1 }

impl<K, V> Clone for Range<'_, K, V> {
    fn clone(&self) -> Self {
        Range::new(self.span)
    }
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { range: self.range.clone(), length: self.length }
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

/// Shown as the list of what is still to come.
macro_rules! shown_as_list {
    ($($name:ident [$($bounds:tt)*] |$this:ident| $entries:expr;)*) => {
        $(impl<$($bounds)*> fmt::Debug for $name<'_, K, V> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $this = self;
                f.debug_list().entries($entries).finish()
            }
        })*
    };
}

shown_as_list! {
    Range [K: fmt::Debug, V: fmt::Debug] |this| this.clone();
    RangeMut [K: fmt::Debug, V: fmt::Debug] |this| this.reborrow();
    Iter [K: fmt::Debug, V: fmt::Debug] |this| this.clone();
    IterMut [K: fmt::Debug, V: fmt::Debug] |this| this.range.reborrow();
    Keys [K: fmt::Debug, V] |this| this.clone();
    Values [K, V: fmt::Debug] |this| this.clone();
    ValuesMut [K, V: fmt::Debug] |this| this.inner.range.reborrow().map(|(_, v)| v);
}
