//! A ring seen as slices: both parts, ranges, searching, and making it one slice.

use core::cmp::Ordering;
use core::ops::RangeBounds;
use core::ptr;
use core::slice;

use super::{Iter, IterMut, VecDeque};
use crate::alloc::Allocator;

impl<T, A: Allocator> VecDeque<T, A> {
    /// The parts of a range of indices: place and length each.
    fn parts(&self, start: usize, end: usize) -> ((usize, usize), (usize, usize)) {
        let count = end - start;
        if count == 0 {
            return ((0, 0), (0, 0));
        }
        let first = self.place(start);
        let until_end = self.capacity() - first;
        if count <= until_end { ((first, count), (0, 0)) } else { ((first, until_end), (0, count - until_end)) }
    }

    /// The elements of a range of indices, in order.
    fn slices_of(&self, start: usize, end: usize) -> (&[T], &[T]) {
        let (front, back) = self.parts(start, end);
        // SAFETY: the elements are there.
        unsafe {
            (
                slice::from_raw_parts(self.ptr().add(front.0), front.1),
                slice::from_raw_parts(self.ptr().add(back.0), back.1),
            )
        }
    }

    pub(super) fn slices_of_mut(&mut self, start: usize, end: usize) -> (&mut [T], &mut [T]) {
        let (front, back) = self.parts(start, end);
        // SAFETY: the elements are there, and the parts are apart.
        unsafe {
            (
                slice::from_raw_parts_mut(self.ptr().add(front.0), front.1),
                slice::from_raw_parts_mut(self.ptr().add(back.0), back.1),
            )
        }
    }

    /// The elements, in order: the part up to the block's end and the part at its beginning.
    #[inline]
    pub fn as_slices(&self) -> (&[T], &[T]) {
        self.slices_of(0, self.len)
    }

    /// The elements, in order and mutable.
    #[inline]
    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        self.slices_of_mut(0, self.len)
    }

    /// Iterates over the elements.
    pub fn iter(&self) -> Iter<'_, T> {
        let (front, back) = self.as_slices();
        Iter::new(front.iter(), back.iter())
    }

    /// Iterates over the elements, mutable.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let (front, back) = self.as_mut_slices();
        IterMut::new(front.iter_mut(), back.iter_mut())
    }

    /// Iterates over the elements of a range.
    #[inline]
    #[track_caller]
    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> Iter<'_, T> {
        let range = slice::range(range, ..self.len);
        let (front, back) = self.slices_of(range.start, range.end);
        Iter::new(front.iter(), back.iter())
    }

    /// Iterates over the elements of a range, mutable.
    #[inline]
    #[track_caller]
    pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> IterMut<'_, T> {
        let range = slice::range(range, ..self.len);
        let (front, back) = self.slices_of_mut(range.start, range.end);
        IterMut::new(front.iter_mut(), back.iter_mut())
    }

    /// Whether an element equals a value.
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        let (front, back) = self.as_slices();
        front.contains(x) || back.contains(x)
    }

    /// Finds a value in sorted elements: its index, or where it could be put in.
    #[inline]
    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|e| e.cmp(x))
    }

    /// Finds an element in sorted elements by a comparison with what is sought.
    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, mut f: F) -> Result<usize, usize> {
        let (front, back) = self.as_slices();
        match back.first().map(|elem| f(elem)) {
            Some(Ordering::Equal) => Ok(front.len()),
            Some(Ordering::Less) => match back.binary_search_by(f) {
                Ok(index) => Ok(index + front.len()),
                Err(index) => Err(index + front.len()),
            },
            _ => front.binary_search_by(f),
        }
    }

    /// Finds a key in elements that are sorted by it.
    #[inline]
    pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(&'a self, b: &B, mut f: F) -> Result<usize, usize> {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    /// How many elements at the front satisfy a predicate that none after them satisfies.
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        let (front, back) = self.as_slices();
        match back.first() {
            Some(first) if pred(first) => back.partition_point(pred) + front.len(),
            _ => front.partition_point(pred),
        }
    }

    /// Moves the elements so that they are one slice.
    pub fn make_contiguous(&mut self) -> &mut [T] {
        if core::mem::size_of::<T>() == 0 {
            self.head = 0;
        }
        if !self.is_contiguous() {
            self.close_ring();
        }
        // SAFETY: the elements stand one behind the other.
        unsafe { slice::from_raw_parts_mut(self.ptr().add(self.head), self.len) }
    }

    /// Moves as few elements as the free room allows.
    fn close_ring(&mut self) {
        let (capacity, head, len) = (self.capacity(), self.head, self.len);
        let free = capacity - len;
        let head_len = capacity - head;
        let tail_len = len - head_len;
        let start = self.ptr();
        // SAFETY: `head_len` elements stand at the block's end, `tail_len` at its beginning, `free` places between.
        unsafe {
            if free >= head_len {
                ptr::copy(start, start.add(head_len), tail_len);
                ptr::copy_nonoverlapping(start.add(head), start, head_len);
                self.head = 0;
            } else if free >= tail_len {
                ptr::copy(start.add(head), start.add(tail_len), head_len);
                ptr::copy_nonoverlapping(start, start.add(tail_len + head_len), tail_len);
                self.head = tail_len;
            } else if head_len > tail_len {
                ptr::copy(start, start.add(free), tail_len);
                slice::from_raw_parts_mut(start.add(free), len).rotate_left(tail_len);
                self.head = free;
            } else {
                ptr::copy(start.add(head), start.add(tail_len), head_len);
                slice::from_raw_parts_mut(start, len).rotate_right(head_len);
                self.head = 0;
            }
        }
    }
}
