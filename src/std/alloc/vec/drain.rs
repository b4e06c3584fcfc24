//! Taking parts out of a vector: `Drain`, `Splice`.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::RangeBounds;
use core::ptr::{self, NonNull};
use core::slice;

use super::Vec;
use crate::alloc::{Allocator, Global};

/// A part that is taken out. The vector ends before it until the drain is dropped, which moves the tail up.
#[glasscrab::view(sequence(
    ptr = "vec.pointer.*.buf.inner.ptr", start = "start", end = "end",
    tail = "tail_start", tail_len = "tail_len", element = "T"
))]
pub struct Drain<'a, T: 'a, A: Allocator + 'a = Global> {
    tail_start: usize,
    tail_len: usize,
    start: usize,
    end: usize,
    vec: NonNull<Vec<T, A>>,
    _marker: core::marker::PhantomData<&'a mut Vec<T, A>>,
}

impl<'a, T, A: Allocator> Drain<'a, T, A> {
    #[track_caller]
    pub(super) fn new<R: RangeBounds<usize>>(vec: &'a mut Vec<T, A>, range: R) -> Self {
        let len = vec.len;
        let range = slice::range(range, ..len);
        vec.len = range.start;
        Drain {
            tail_start: range.end,
            tail_len: len - range.end,
            start: range.start,
            end: range.end,
            vec: NonNull::from(vec),
            _marker: core::marker::PhantomData,
        }
    }

    fn base(&self) -> *mut T {
        // SAFETY: the vector is borrowed by this.
        unsafe { (*self.vec.as_ptr()).as_mut_ptr() }
    }

    /// What was not given yet.
    pub fn as_slice(&self) -> &[T] {
        // SAFETY: these elements are there.
        unsafe { slice::from_raw_parts(self.base().add(self.start), self.end - self.start) }
    }
}

impl<T, A: Allocator> Iterator for Drain<'_, T, A> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.start += 1;
        // SAFETY: the element was not given yet.
        Some(unsafe { ptr::read(self.base().add(self.start - 1)) })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.start;
        (n, Some(n))
    }
}

impl<T, A: Allocator> DoubleEndedIterator for Drain<'_, T, A> {
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        // SAFETY: the element was not given yet.
        Some(unsafe { ptr::read(self.base().add(self.end)) })
    }
}

impl<T, A: Allocator> ExactSizeIterator for Drain<'_, T, A> {}
impl<T, A: Allocator> FusedIterator for Drain<'_, T, A> {}

impl<T, A: Allocator> Drop for Drain<'_, T, A> {
    fn drop(&mut self) {
        let base = self.base();
        // SAFETY: what was not given is dropped; the tail moves to the end of the vector.
        unsafe {
            let rest = ptr::slice_from_raw_parts_mut(base.add(self.start), self.end - self.start);
            self.start = self.end;
            ptr::drop_in_place(rest);
            let vec = self.vec.as_mut();
            ptr::copy(base.add(self.tail_start), base.add(vec.len), self.tail_len);
            vec.len += self.tail_len;
        }
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for Drain<'_, T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_slice()).finish()
    }
}

/// A part that is replaced by what an iterator gives, when this is dropped.
pub struct Splice<'a, I: Iterator + 'a> {
    drain: Drain<'a, I::Item>,
    replace_with: I,
}

impl<'a, I: Iterator> Splice<'a, I> {
    pub(super) fn new(drain: Drain<'a, I::Item>, replace_with: I) -> Self {
        Splice { drain, replace_with }
    }
}

impl<I: Iterator> Iterator for Splice<'_, I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.drain.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.drain.size_hint()
    }
}

impl<I: Iterator> Drop for Splice<'_, I> {
    fn drop(&mut self) {
        while let Some(item) = self.drain.next() {
            drop(item);
        }
        let mut new: Vec<I::Item> = Vec::new();
        while let Some(item) = self.replace_with.next() {
            new.push(item);
        }
        // SAFETY: the tail moves to make room, and the new elements fill it; the drain's own drop then adds the tail.
        unsafe {
            let vec = self.drain.vec.as_mut();
            let at = vec.len;
            let needed = at + new.len();
            vec.buf.reserve(self.drain.tail_start + self.drain.tail_len, new.len());
            let base = vec.as_mut_ptr();
            ptr::copy(base.add(self.drain.tail_start), base.add(needed), self.drain.tail_len);
            ptr::copy_nonoverlapping(new.as_ptr(), base.add(at), new.len());
            vec.len = needed;
            self.drain.tail_start = needed;
            new.set_len(0);
        }
    }
}

/// The elements of a range that satisfy a predicate, taken out. The others move up as it goes on, and the rest when it is dropped.
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain_mut` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, T, F, A: Allocator = Global> {
    vec: &'a mut Vec<T, A>,
    idx: usize,
    end: usize,
    del: usize,
    old_len: usize,
    pred: F,
}

impl<'a, T, F, A: Allocator> ExtractIf<'a, T, F, A> {
    #[track_caller]
    pub(super) fn new<R: RangeBounds<usize>>(vec: &'a mut Vec<T, A>, pred: F, range: R) -> Self {
        let old_len = vec.len;
        let range = slice::range(range, ..old_len);
        vec.len = 0;
        ExtractIf { vec, idx: range.start, end: range.end, del: 0, old_len, pred }
    }
}

impl<T, F: FnMut(&mut T) -> bool, A: Allocator> Iterator for ExtractIf<'_, T, F, A> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while self.idx < self.end {
            let base = self.vec.as_mut_ptr();
            // SAFETY: an element that is still there; one that is given away is not looked at again, and one that stays moves to
            // where the last one that stays ends.
            unsafe {
                let element = base.add(self.idx);
                let is_taken = (self.pred)(&mut *element);
                self.idx += 1;
                if is_taken {
                    self.del += 1;
                    return Some(ptr::read(element));
                }
                ptr::copy(element, element.sub(self.del), 1);
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.idx))
    }
}

impl<T, F, A: Allocator> Drop for ExtractIf<'_, T, F, A> {
    fn drop(&mut self) {
        let base = self.vec.as_mut_ptr();
        // SAFETY: what was not looked at moves to what stays.
        unsafe { ptr::copy(base.add(self.idx), base.add(self.idx - self.del), self.old_len - self.idx) };
        self.vec.len = self.old_len - self.del;
    }
}

impl<T: fmt::Debug, F, A: Allocator> fmt::Debug for ExtractIf<'_, T, F, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtractIf").finish_non_exhaustive()
    }
}
