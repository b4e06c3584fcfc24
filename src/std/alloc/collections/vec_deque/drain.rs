//! Taking a range out of a ring.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ptr::{self, NonNull};

use super::VecDeque;
use crate::alloc::{Allocator, Global};

/// A range that is taken out. The ring ends before it until the drain is dropped, which closes the gap.
#[glasscrab::view(ring(
    ptr = "deque.pointer.*.buf.inner.ptr", head = "deque.pointer.*.head", start = "next", end = "next_back",
    tail = "end", tail_end = "old_len", capacity = "deque.pointer.*.buf.inner.cap", element = "T"
))]
pub struct Drain<'a, T: 'a, A: Allocator + 'a = Global> {
    deque: NonNull<VecDeque<T, A>>,
    /// The range, in indices of the ring as it was.
    start: usize,
    end: usize,
    /// What was not given yet, likewise.
    next: usize,
    next_back: usize,
    /// The length of the ring as it was.
    old_len: usize,
    _marker: PhantomData<&'a mut T>,
}

impl<'a, T, A: Allocator> Drain<'a, T, A> {
    pub(super) fn new(deque: &'a mut VecDeque<T, A>, start: usize, end: usize) -> Self {
        let old_len = deque.len;
        deque.len = start;
        Drain { deque: NonNull::from(deque), start, end, next: start, next_back: end, old_len, _marker: PhantomData }
    }

    fn at(&self, index: usize) -> *mut T {
        // SAFETY: the ring is borrowed by this.
        unsafe { self.deque.as_ref().at(index) }
    }

    /// Moves the shorter side into the gap.
    fn close(&mut self) {
        let (start, end, old_len) = (self.start, self.end, self.old_len);
        let (gap, behind) = (end - start, old_len - end);
        // SAFETY: the ring is borrowed by this; the range has been given or dropped.
        let deque = unsafe { self.deque.as_mut() };
        // SAFETY: both sides stand where they stood.
        unsafe {
            if gap != 0 && start < behind {
                deque.shift(0, gap, start);
                deque.head = deque.place(gap);
            } else if gap != 0 {
                deque.shift(end, start, behind);
            }
        }
        deque.len = old_len - gap;
        if deque.len == 0 {
            deque.head = 0;
        }
    }
}

// SAFETY: a drain is as a mutable reference to the ring.
unsafe impl<T: Sync, A: Allocator + Sync> Sync for Drain<'_, T, A> {}
// SAFETY: as above.
unsafe impl<T: Send, A: Allocator + Send> Send for Drain<'_, T, A> {}

impl<T, A: Allocator> Iterator for Drain<'_, T, A> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        if self.next == self.next_back {
            return None;
        }
        self.next += 1;
        // SAFETY: the element was not given yet.
        Some(unsafe { ptr::read(self.at(self.next - 1)) })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.next_back - self.next;
        (len, Some(len))
    }
}

impl<T, A: Allocator> DoubleEndedIterator for Drain<'_, T, A> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        if self.next == self.next_back {
            return None;
        }
        self.next_back -= 1;
        // SAFETY: the element was not given yet.
        Some(unsafe { ptr::read(self.at(self.next_back)) })
    }
}

impl<T, A: Allocator> ExactSizeIterator for Drain<'_, T, A> {}
impl<T, A: Allocator> FusedIterator for Drain<'_, T, A> {}

impl<T, A: Allocator> Drop for Drain<'_, T, A> {
    fn drop(&mut self) {
        let guard = Close(self);
        while let Some(item) = guard.0.next() {
            drop(item);
        }
    }
}

/// Closes the gap even if an element's drop panics.
struct Close<'r, 'a, T, A: Allocator>(&'r mut Drain<'a, T, A>);

impl<T, A: Allocator> Drop for Close<'_, '_, T, A> {
    fn drop(&mut self) {
        while let Some(item) = self.0.next() {
            drop(item);
        }
        self.0.close();
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for Drain<'_, T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain")
            .field(&(self.end - self.start))
            .field(&self.next)
            .field(&(self.old_len - self.end))
            .field(&(self.next_back - self.next))
            .finish()
    }
}
