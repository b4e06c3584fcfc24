//! The iterators of a ring by reference: both parts, one after the other.

use core::fmt;
use core::iter::{FusedIterator, TrustedLen};
use core::mem;
use core::slice;

/// One of the iterators: `$name` over `$inner`, that gives `$item`.
macro_rules! ring_iterator {
    ($(#[$doc:meta])* $name:ident, $inner:ident, $item:ty) => {
        $(#[$doc])*
        pub struct $name<'a, T: 'a> {
            i1: slice::$inner<'a, T>,
            i2: slice::$inner<'a, T>,
        }

        impl<'a, T> $name<'a, T> {
            pub(super) fn new(i1: slice::$inner<'a, T>, i2: slice::$inner<'a, T>) -> Self {
                $name { i1, i2 }
            }
        }

        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                match self.i1.next() {
                    Some(item) => Some(item),
                    None => {
                        // The first part is done: the second takes its place, for both ends.
                        mem::swap(&mut self.i1, &mut self.i2);
                        self.i1.next()
                    }
                }
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                let len = self.len();
                (len, Some(len))
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<$item> {
                let first = self.i1.len();
                if n < first {
                    return self.i1.nth(n);
                }
                mem::swap(&mut self.i1, &mut self.i2);
                self.i2.nth(first);
                self.i1.nth(n - first)
            }
        }

        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                match self.i2.next_back() {
                    Some(item) => Some(item),
                    None => {
                        mem::swap(&mut self.i1, &mut self.i2);
                        self.i2.next_back()
                    }
                }
            }
        }

        impl<T> ExactSizeIterator for $name<'_, T> {
            #[inline]
            fn len(&self) -> usize {
                self.i1.len() + self.i2.len()
            }
        }

        impl<T> FusedIterator for $name<'_, T> {}
        // SAFETY: the hint counts the elements.
        unsafe impl<T> TrustedLen for $name<'_, T> {}

        impl<T: fmt::Debug> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.i1.as_slice()).field(&self.i2.as_slice()).finish()
            }
        }
    };
}

ring_iterator! {
    /// The elements by reference.
    Iter, Iter, &'a T
}

ring_iterator! {
    /// The elements by mutable reference.
    IterMut, IterMut, &'a mut T
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { i1: self.i1.clone(), i2: self.i2.clone() }
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Iter { i1: [].iter(), i2: [].iter() }
    }
}

impl<T> Default for IterMut<'_, T> {
    fn default() -> Self {
        IterMut { i1: [].iter_mut(), i2: [].iter_mut() }
    }
}
