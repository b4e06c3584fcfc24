//! The iterator of a vector by value.

use core::fmt;
use core::iter::{FusedIterator, TrustedLen};
use core::mem::ManuallyDrop;
use core::ptr;
use core::slice;

use super::Vec;
use crate::alloc::{Allocator, Global};
use crate::boxed::Box;
use crate::raw_vec::RawVec;

/// The elements of a vector, from both ends.
#[glasscrab::view(sequence(ptr = "buf.inner.ptr", start = "start", end = "end", element = "T"))]
pub struct IntoIter<T, A: Allocator = Global> {
    buf: RawVec<T, A>,
    start: usize,
    end: usize,
}

impl<T, A: Allocator> IntoIterator for Vec<T, A> {
    type Item = T;
    type IntoIter = IntoIter<T, A>;

    #[inline]
    fn into_iter(self) -> IntoIter<T, A> {
        let me = ManuallyDrop::new(self);
        // SAFETY: the vector is not used again.
        let buf = unsafe { ptr::read(&me.buf) };
        IntoIter { buf, start: 0, end: me.len }
    }
}

impl<T, A: Allocator> !Iterator for Box<[T], A> {}
impl<'a, T, A: Allocator> !Iterator for &'a Box<[T], A> {}
impl<'a, T, A: Allocator> !Iterator for &'a mut Box<[T], A> {}

impl<T> IntoIterator for Box<[T]> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        self.into_vec().into_iter()
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a Box<[T], A> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a mut Box<[T], A> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T, A: Allocator> IntoIter<T, A> {
    /// What was not given yet.
    pub fn as_slice(&self) -> &[T] {
        // SAFETY: these elements are there.
        unsafe { slice::from_raw_parts(self.buf.ptr().add(self.start), self.end - self.start) }
    }

    /// What was not given yet, mutable.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        // SAFETY: these elements are there.
        unsafe { slice::from_raw_parts_mut(self.buf.ptr().add(self.start), self.end - self.start) }
    }
}

impl<T, A: Allocator> Iterator for IntoIter<T, A> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.start += 1;
        // SAFETY: the element was not given yet.
        Some(unsafe { ptr::read(self.buf.ptr().add(self.start - 1)) })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.start;
        (n, Some(n))
    }
}

impl<T, A: Allocator> DoubleEndedIterator for IntoIter<T, A> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        // SAFETY: the element was not given yet.
        Some(unsafe { ptr::read(self.buf.ptr().add(self.end)) })
    }
}

impl<T, A: Allocator> ExactSizeIterator for IntoIter<T, A> {}
impl<T, A: Allocator> FusedIterator for IntoIter<T, A> {}
// SAFETY: the hint counts the elements.
unsafe impl<T, A: Allocator> TrustedLen for IntoIter<T, A> {}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        crate::slice::to_vec(self.as_slice()).into_iter()
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for IntoIter<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}

// SAFETY: elements are dropped, but nothing else is done with them.
unsafe impl<#[may_dangle] T, A: Allocator> Drop for IntoIter<T, A> {
    fn drop(&mut self) {
        // SAFETY: what was not given is there; the block is freed by `buf`.
        unsafe { ptr::drop_in_place(self.as_mut_slice()) }
    }
}
