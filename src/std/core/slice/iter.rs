//! The iterators of slices.

use crate::fmt;
use crate::iter::{FusedIterator, TrustedLen};
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::NonNull;
use crate::slice::{from_raw_parts, from_raw_parts_mut};

/// Whether elements have no size: then `end` counts as an address would, in bytes beyond `ptr`.
macro_rules! element_iterators {
    ($($(#[$doc:meta])* $name:ident [$($mutability:ident)?] $raw:ty, $as_ptr:ident, $from:ident;)*) => {
        $(
            $(#[$doc])*
            #[must_use = "iterators are lazy and do nothing unless consumed"]
            pub struct $name<'a, T: 'a> {
                ptr: NonNull<T>,
                /// One past the last element; for elements without size, `ptr` and as many bytes as elements follow.
                end_or_len: $raw,
                _marker: PhantomData<&'a $($mutability)? T>,
            }

            impl<'a, T> $name<'a, T> {
                #[inline]
                pub(super) fn new(slice: &'a $($mutability)? [T]) -> Self {
                    let len = slice.len();
                    let start = slice.$as_ptr();
                    let end_or_len =
                        // SAFETY: the end of the slice.
                        if mem::size_of::<T>() == 0 { start.wrapping_byte_add(len) } else { unsafe { start.add(len) } };
                    // SAFETY: a slice's pointer is not null.
                    Self { ptr: unsafe { NonNull::new_unchecked(start as *mut T) }, end_or_len, _marker: PhantomData }
                }

                #[inline]
                fn remaining(&self) -> usize {
                    let bytes = (self.end_or_len as *const u8).addr() - self.ptr.as_ptr().addr();
                    if mem::size_of::<T>() == 0 { bytes } else { bytes / mem::size_of::<T>() }
                }

                /// Moves the start by `n` elements, which are there; the old start.
                #[inline]
                unsafe fn advance(&mut self, n: usize) -> *mut T {
                    let old = self.ptr.as_ptr();
                    if mem::size_of::<T>() == 0 {
                        self.end_or_len = (self.end_or_len as *mut T).wrapping_byte_add(0usize.wrapping_sub(n)) as $raw;
                    } else {
                        // SAFETY: promised by the caller.
                        self.ptr = unsafe { self.ptr.add(n) };
                    }
                    old
                }

                /// Moves the end by `n` elements, which are there; the new end.
                #[inline]
                unsafe fn retreat(&mut self, n: usize) -> *mut T {
                    if mem::size_of::<T>() == 0 {
                        self.end_or_len = (self.end_or_len as *mut T).wrapping_byte_add(0usize.wrapping_sub(n)) as $raw;
                        self.ptr.as_ptr()
                    } else {
                        // SAFETY: promised by the caller.
                        self.end_or_len = unsafe { self.end_or_len.sub(n) };
                        self.end_or_len as *mut T
                    }
                }

                /// What was not given yet.
                #[inline]
                pub fn as_slice(&self) -> &[T] {
                    // SAFETY: these elements are there.
                    unsafe { from_raw_parts(self.ptr.as_ptr(), self.remaining()) }
                }
            }

            impl<'a, T> Iterator for $name<'a, T> {
                type Item = &'a $($mutability)? T;

                #[inline]
                fn next(&mut self) -> Option<&'a $($mutability)? T> {
                    if self.ptr.as_ptr() as *const T == self.end_or_len as *const T {
                        None
                    } else {
                        // SAFETY: one element is there at least.
                        Some(unsafe { &$($mutability)? *self.advance(1) })
                    }
                }

                #[inline]
                fn size_hint(&self) -> (usize, Option<usize>) {
                    let n = self.remaining();
                    (n, Some(n))
                }

                fn count(self) -> usize {
                    self.remaining()
                }

                fn nth(&mut self, n: usize) -> Option<&'a $($mutability)? T> {
                    // SAFETY: not more than there are.
                    unsafe { self.advance(crate::cmp::min(n, self.remaining())) };
                    self.next()
                }

                fn last(mut self) -> Option<&'a $($mutability)? T> {
                    self.next_back()
                }
            }

            impl<'a, T> DoubleEndedIterator for $name<'a, T> {
                #[inline]
                fn next_back(&mut self) -> Option<&'a $($mutability)? T> {
                    if self.ptr.as_ptr() as *const T == self.end_or_len as *const T {
                        None
                    } else {
                        // SAFETY: one element is there at least.
                        Some(unsafe { &$($mutability)? *self.retreat(1) })
                    }
                }

                fn nth_back(&mut self, n: usize) -> Option<&'a $($mutability)? T> {
                    // SAFETY: not more than there are.
                    unsafe { self.retreat(crate::cmp::min(n, self.remaining())) };
                    self.next_back()
                }
            }

            impl<T> ExactSizeIterator for $name<'_, T> {}
            impl<T> FusedIterator for $name<'_, T> {}
            // SAFETY: the hint counts the elements.
            unsafe impl<T> TrustedLen for $name<'_, T> {}

            impl<'a, T: fmt::Debug> fmt::Debug for $name<'a, T> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_tuple(stringify!($name)).field(&self.as_slice()).finish()
                }
            }
        )*
    };
}

element_iterators! {
    /// The iterator of `iter`.
    Iter [] *const T, as_ptr, from_raw_parts;
    /// The iterator of `iter_mut`.
    IterMut [mut] *mut T, as_mut_ptr, from_raw_parts_mut;
}

impl<T> Clone for Iter<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        Iter { ptr: self.ptr, end_or_len: self.end_or_len, _marker: self._marker }
    }
}

impl<'a, T> Iter<'a, T> {
    /// What was not given yet, for as long as the slice.
    pub(crate) fn rest(&self) -> &'a [T] {
        // SAFETY: these elements are there.
        unsafe { from_raw_parts(self.ptr.as_ptr(), self.remaining()) }
    }
}

impl<'a, T> IterMut<'a, T> {
    /// What was not given yet.
    pub fn into_slice(self) -> &'a mut [T] {
        // SAFETY: these elements are there, and not given away.
        unsafe { from_raw_parts_mut(self.ptr.as_ptr(), self.remaining()) }
    }
}

// SAFETY: as references to the elements.
unsafe impl<T: Sync> Sync for Iter<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Send for Iter<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
// SAFETY: as above.
unsafe impl<T: Send> Send for IterMut<'_, T> {}

/// All parts of a length.
#[derive(Clone, Debug)]
pub struct Windows<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<'a, T> Windows<'a, T> {
    pub(super) fn new(v: &'a [T], size: usize) -> Self {
        Windows { v, size }
    }
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let window = &self.v[..self.size];
        self.v = &self.v[1..];
        Some(window)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + 1).saturating_sub(self.size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let window = &self.v[self.v.len() - self.size..];
        self.v = &self.v[..self.v.len() - 1];
        Some(window)
    }
}

impl<T> ExactSizeIterator for Windows<'_, T> {}

/// Parts of a length.
#[derive(Clone, Debug)]
pub struct Chunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T> Chunks<'a, T> {
    pub(super) fn new(v: &'a [T], chunk_size: usize) -> Self {
        Chunks { v, chunk_size }
    }
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (chunk, rest) = self.v.split_at(crate::cmp::min(self.v.len(), self.chunk_size));
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len().div_ceil(self.chunk_size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let rest = self.v.len() % self.chunk_size;
        let size = if rest == 0 { self.chunk_size } else { rest };
        let (init, chunk) = self.v.split_at(self.v.len() - size);
        self.v = init;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for Chunks<'_, T> {}

/// Mutable parts of a length.
#[derive(Debug)]
pub struct ChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> ChunksMut<'a, T> {
    pub(super) fn new(v: &'a mut [T], chunk_size: usize) -> Self {
        ChunksMut { v, chunk_size }
    }
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let size = crate::cmp::min(v.len(), self.chunk_size);
        let (chunk, rest) = v.split_at_mut(size);
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len().div_ceil(self.chunk_size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let rest = self.v.len() % self.chunk_size;
        let start = self.v.len() - if rest == 0 { self.chunk_size } else { rest };
        let (init, chunk) = mem::take(&mut self.v).split_at_mut(start);
        self.v = init;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for ChunksMut<'_, T> {}

/// Parts of a length, without a shorter rest.
#[derive(Clone, Debug)]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExact<'a, T> {
    pub(super) fn new(slice: &'a [T], chunk_size: usize) -> Self {
        let (v, rem) = slice.split_at(slice.len() - slice.len() % chunk_size);
        ChunksExact { v, rem, chunk_size }
    }

    /// The rest that is shorter.
    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (chunk, rest) = self.v.split_at(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let (init, chunk) = self.v.split_at(self.v.len().checked_sub(self.chunk_size)?);
        self.v = init;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for ChunksExact<'_, T> {}

/// Parts of a length from the end.
#[derive(Clone, Debug)]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T> RChunks<'a, T> {
    pub(super) fn new(v: &'a [T], chunk_size: usize) -> Self {
        RChunks { v, chunk_size }
    }
}

impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (init, chunk) = self.v.split_at(self.v.len() - crate::cmp::min(self.v.len(), self.chunk_size));
        self.v = init;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len().div_ceil(self.chunk_size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for RChunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let rest = self.v.len() % self.chunk_size;
        let (chunk, tail) = self.v.split_at(if rest == 0 { self.chunk_size } else { rest });
        self.v = tail;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for RChunks<'_, T> {}

/// Parts of a length from the end.
#[derive(Clone, Debug)]
pub struct RChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExact<'a, T> {
    pub(super) fn new(slice: &'a [T], chunk_size: usize) -> Self {
        let (rem, v) = slice.split_at(slice.len() % chunk_size);
        RChunksExact { v, rem, chunk_size }
    }

    /// The elements at the start that fill no part.
    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let (init, chunk) = self.v.split_at(self.v.len().checked_sub(self.chunk_size)?);
        self.v = init;
        Some(chunk)
    }
}

/// Runs of neighbours that satisfy a predicate.
pub struct ChunkBy<'a, T: 'a, P> {
    v: &'a [T],
    predicate: P,
}

impl<'a, T, P> ChunkBy<'a, T, P> {
    pub(super) fn new(v: &'a [T], predicate: P) -> Self {
        ChunkBy { v, predicate }
    }
}

impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut len = 1;
        while len < self.v.len() && (self.predicate)(&self.v[len - 1], &self.v[len]) {
            len += 1;
        }
        let (head, tail) = self.v.split_at(len);
        self.v = tail;
        Some(head)
    }
}

/// The arrays of neighbours.
#[derive(Debug, Clone)]
pub struct ArrayWindows<'a, T: 'a, const N: usize> {
    v: &'a [T],
}

impl<'a, T, const N: usize> ArrayWindows<'a, T, N> {
    pub(super) fn new(v: &'a [T]) -> Self {
        ArrayWindows { v }
    }
}

impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];

    fn next(&mut self) -> Option<&'a [T; N]> {
        let first = self.v.first_chunk()?;
        self.v = &self.v[1..];
        Some(first)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + 1).saturating_sub(N);
        (n, Some(n))
    }
}

impl<'a, T, const N: usize> DoubleEndedIterator for ArrayWindows<'a, T, N> {
    fn next_back(&mut self) -> Option<&'a [T; N]> {
        let last = self.v.last_chunk()?;
        self.v = &self.v[..self.v.len() - 1];
        Some(last)
    }
}

impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}

impl<T, const N: usize> FusedIterator for ArrayWindows<'_, T, N> {}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Iter::new(&[])
    }
}

impl<T> Default for IterMut<'_, T> {
    fn default() -> Self {
        IterMut::new(&mut [])
    }
}
