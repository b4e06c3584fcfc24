//! `BinaryHeap`: a queue whose greatest element comes first. The elements are in a vector in which the children of index
//! `i` are at `2 * i + 1` and `2 * i + 2`, and none is greater than its parent.

use core::fmt;
use core::iter::FusedIterator;
use core::mem::{self, ManuallyDrop};
use core::ops::{Deref, DerefMut};
use core::ptr;
use core::slice;

use crate::alloc::{Allocator, Global};
use crate::collections::TryReserveError;
use crate::vec::{self, Vec};

/// A queue whose greatest element comes first.
#[rustc_diagnostic_item = "BinaryHeap"]
#[glasscrab::view(transparent("data"))]
pub struct BinaryHeap<T, A: Allocator = Global> {
    data: Vec<T, A>,
}

/// The greatest element, which finds its new place when this is dropped after a change.
pub struct PeekMut<'a, T: 'a + Ord> {
    heap: &'a mut BinaryHeap<T>,
    /// The length of the heap while the element may be changed, when the heap itself has length one: so nothing is out of
    /// order if this is leaked.
    original_len: Option<core::num::NonZero<usize>>,
}

impl<T: Ord + fmt::Debug> fmt::Debug for PeekMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PeekMut").field(&self.heap.data[0]).finish()
    }
}

impl<T: Ord> PeekMut<'_, T> {
    /// Gives the heap its length back.
    fn restore(&mut self) -> bool {
        let Some(original_len) = self.original_len.take() else { return false };
        // SAFETY: the elements are still there.
        unsafe { self.heap.data.set_len(original_len.get()) };
        true
    }
}

impl<T: Ord> Drop for PeekMut<'_, T> {
    fn drop(&mut self) {
        if self.restore() {
            self.heap.sift_down(0);
        }
    }
}

impl<T: Ord> Deref for PeekMut<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.heap.data[0]
    }
}

impl<T: Ord> DerefMut for PeekMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        let len = self.heap.len();
        if len > 1 {
            self.original_len = core::num::NonZero::new(len);
            // SAFETY: the others leak at worst.
            unsafe { self.heap.data.set_len(1) };
        }
        &mut self.heap.data[0]
    }
}

impl<'a, T: Ord> PeekMut<'a, T> {
    /// Takes the element out.
    pub fn pop(mut this: PeekMut<'a, T>) -> T {
        if this.restore() {
            // The element may no longer be the greatest, but it is the one to go.
            let end = this.heap.data.len() - 1;
            this.heap.data.swap(0, end);
            let value = this.heap.data.pop();
            this.heap.sift_down(0);
            return value.unwrap();
        }
        this.heap.pop().unwrap()
    }
}

impl<T: Ord> BinaryHeap<T> {
    /// An empty heap, without a block.
    #[must_use]
    pub const fn new() -> BinaryHeap<T> {
        BinaryHeap { data: Vec::new() }
    }

    /// An empty heap with room.
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> {
        BinaryHeap { data: Vec::with_capacity(capacity) }
    }

    /// The greatest element, mutable.
    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> {
        if self.is_empty() { None } else { Some(PeekMut { heap: self, original_len: None }) }
    }

    /// Takes the greatest element out.
    pub fn pop(&mut self) -> Option<T> {
        let mut item = self.data.pop()?;
        if !self.is_empty() {
            mem::swap(&mut item, &mut self.data[0]);
            self.sift_down_to_bottom();
        }
        Some(item)
    }

    /// Puts an element in.
    #[track_caller]
    #[rustc_confusables("append", "put")]
    pub fn push(&mut self, item: T) {
        let at = self.len();
        self.data.push(item);
        self.sift_up(0, at);
    }

    /// The elements in ascending order.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_sorted_vec(mut self) -> Vec<T> {
        let mut end = self.len();
        while end > 1 {
            end -= 1;
            self.data.swap(0, end);
            self.sift_down_range(0, end);
        }
        self.into_vec()
    }

    /// Moves all elements of another heap into this one.
    pub fn append(&mut self, other: &mut Self) {
        if self.len() < other.len() {
            mem::swap(self, other);
        }
        let start = self.data.len();
        self.data.append(&mut other.data);
        self.rebuild_tail(start);
    }

    /// Keeps the elements that satisfy a predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        let mut first_removed = self.len();
        let mut i = 0;
        self.data.retain(|e| {
            let keep = f(e);
            if !keep && i < first_removed {
                first_removed = i;
            }
            i += 1;
            keep
        });
        self.rebuild_tail(first_removed);
    }

    /// Moves an element up until its parent is not less; where it is then.
    fn sift_up(&mut self, start: usize, pos: usize) -> usize {
        let mut hole = Hole::new(&mut self.data, pos);
        while hole.pos > start {
            let parent = (hole.pos - 1) / 2;
            if hole.element() <= hole.get(parent) {
                break;
            }
            hole.move_to(parent);
        }
        hole.pos
    }

    /// Moves an element down until no child before `end` is greater.
    fn sift_down_range(&mut self, pos: usize, end: usize) {
        let mut hole = Hole::new(&mut self.data, pos);
        let mut child = 2 * hole.pos + 1;
        while child < end {
            if child + 1 < end && hole.get(child) <= hole.get(child + 1) {
                child += 1;
            }
            if hole.element() >= hole.get(child) {
                return;
            }
            hole.move_to(child);
            child = 2 * hole.pos + 1;
        }
    }

    fn sift_down(&mut self, pos: usize) {
        let len = self.len();
        if pos < len {
            self.sift_down_range(pos, len);
        }
    }

    /// Moves the first element down to a leaf and then up: it came from the end, so it is likely small.
    fn sift_down_to_bottom(&mut self) {
        let end = self.len();
        let mut hole = Hole::new(&mut self.data, 0);
        let mut child = 1;
        while child < end {
            if child + 1 < end && hole.get(child) <= hole.get(child + 1) {
                child += 1;
            }
            hole.move_to(child);
            child = 2 * hole.pos + 1;
        }
        let pos = hole.pos;
        drop(hole);
        self.sift_up(0, pos);
    }

    /// Makes a heap where only the elements before `start` are one.
    fn rebuild_tail(&mut self, start: usize) {
        if start == self.len() {
            return;
        }
        let tail_len = self.len() - start;
        let log2 = |x: usize| x.ilog2() as usize;
        let better_to_rebuild = if start < tail_len {
            true
        } else if self.len() <= 2048 {
            2 * self.len() < tail_len * log2(start)
        } else {
            2 * self.len() < tail_len * 11
        };
        if better_to_rebuild {
            self.rebuild();
        } else {
            for i in start..self.len() {
                self.sift_up(0, i);
            }
        }
    }

    fn rebuild(&mut self) {
        for pos in (0..self.len() / 2).rev() {
            self.sift_down(pos);
        }
    }
}

impl<T, A: Allocator> BinaryHeap<T, A> {
    /// Iterates over the elements, in the order of the vector.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { iter: self.data.iter() }
    }

    /// The greatest element.
    #[must_use]
    pub fn peek(&self) -> Option<&T> {
        self.data.first()
    }

    /// How many elements fit without growing.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.data.capacity()
    }

    /// Makes room for more elements, and for no others.
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.data.reserve_exact(additional);
    }

    /// Makes room for more elements, and for later ones too.
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.data.reserve(additional);
    }

    /// Makes room for more elements and no others, or says why not.
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.data.try_reserve_exact(additional)
    }

    /// Makes room for more elements, and for later ones too, or says why not.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.data.try_reserve(additional)
    }

    /// Gives up the room that is not used.
    pub fn shrink_to_fit(&mut self) {
        self.data.shrink_to_fit();
    }

    /// Gives up room beyond a capacity.
    #[inline]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.data.shrink_to(min_capacity)
    }

    /// The elements, in the order of the vector.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        self.data.as_slice()
    }

    /// The vector.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_vec(self) -> Vec<T, A> {
        self.data
    }

    /// How many elements.
    #[must_use]
    #[rustc_confusables("length", "size")]
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether there are no elements.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes all elements out, in any order.
    #[inline]
    pub fn drain(&mut self) -> Drain<'_, T, A> {
        Drain { iter: self.data.drain(..) }
    }

    /// Drops all elements.
    pub fn clear(&mut self) {
        self.drain();
    }
}

/// An element that is out of its place while others move; it is put back when this is dropped, even by a panic.
struct Hole<'a, T: 'a> {
    data: &'a mut [T],
    elt: ManuallyDrop<T>,
    pos: usize,
}

impl<'a, T> Hole<'a, T> {
    fn new(data: &'a mut [T], pos: usize) -> Self {
        // SAFETY: the element comes back to the place of the hole.
        let elt = unsafe { ptr::read(&data[pos]) };
        Hole { data, elt: ManuallyDrop::new(elt), pos }
    }

    #[inline]
    fn element(&self) -> &T {
        &self.elt
    }

    #[inline]
    fn get(&self, index: usize) -> &T {
        &self.data[index]
    }

    /// Fills the hole with an element, whose place becomes the hole.
    #[inline]
    fn move_to(&mut self, index: usize) {
        let start = self.data.as_mut_ptr();
        // SAFETY: both indices are in the slice, and not the same.
        unsafe { ptr::copy_nonoverlapping(start.add(index), start.add(self.pos), 1) };
        self.pos = index;
    }
}

impl<T> Drop for Hole<'_, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the hole is in the slice.
        unsafe { ptr::copy_nonoverlapping(&*self.elt, &mut self.data[self.pos], 1) }
    }
}

impl<T: Clone> Clone for BinaryHeap<T> {
    fn clone(&self) -> Self {
        BinaryHeap { data: self.data.clone() }
    }
}

impl<T: Ord> Default for BinaryHeap<T> {
    fn default() -> BinaryHeap<T> {
        BinaryHeap::new()
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for BinaryHeap<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Ord> From<Vec<T>> for BinaryHeap<T> {
    fn from(vec: Vec<T>) -> BinaryHeap<T> {
        let mut heap = BinaryHeap { data: vec };
        heap.rebuild();
        heap
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> {
    fn from(arr: [T; N]) -> Self {
        Self::from_iter(arr)
    }
}

impl<T, A: Allocator> From<BinaryHeap<T, A>> for Vec<T, A> {
    fn from(heap: BinaryHeap<T, A>) -> Vec<T, A> {
        heap.data
    }
}

impl<T: Ord> FromIterator<T> for BinaryHeap<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> {
        BinaryHeap::from(iter.into_iter().collect::<Vec<_>>())
    }
}

impl<T: Ord> Extend<T> for BinaryHeap<T> {
    #[inline]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let start = self.data.len();
        self.data.extend(iter);
        self.rebuild_tail(start);
    }

    #[inline]
    fn extend_one(&mut self, item: T) {
        self.push(item);
    }
}

impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().cloned());
    }
}

impl<T, A: Allocator> IntoIterator for BinaryHeap<T, A> {
    type Item = T;
    type IntoIter = IntoIter<T, A>;

    fn into_iter(self) -> IntoIter<T, A> {
        IntoIter { iter: self.data.into_iter() }
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a BinaryHeap<T, A> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

/// The elements, in the order of the vector.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T: 'a> {
    iter: slice::Iter<'a, T>,
}

/// The elements by value, in the order of the vector.
#[glasscrab::view(transparent("iter"))]
pub struct IntoIter<T, A: Allocator = Global> {
    iter: vec::IntoIter<T, A>,
}

/// All elements, taken out.
#[glasscrab::view(transparent("iter"))]
pub struct Drain<'a, T: 'a, A: Allocator = Global> {
    iter: vec::Drain<'a, T, A>,
}

/// An iterator that is another's.
macro_rules! forwarded_iterator {
    ([$($generics:tt)*] $name:ty, $item:ty) => {
        impl<$($generics)*> Iterator for $name {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                self.iter.next()
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.iter.size_hint()
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $name {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                self.iter.next_back()
            }
        }

        impl<$($generics)*> ExactSizeIterator for $name {}
        impl<$($generics)*> FusedIterator for $name {}
    };
}

forwarded_iterator! { ['a, T] Iter<'a, T>, &'a T }
forwarded_iterator! { [T, A: Allocator] IntoIter<T, A>, T }
forwarded_iterator! { ['a, T, A: Allocator] Drain<'a, T, A>, T }

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { iter: self.iter.clone() }
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Iter { iter: [].iter() }
    }
}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        IntoIter { iter: self.iter.clone() }
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.iter.as_slice()).finish()
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for IntoIter<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.iter.as_slice()).finish()
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for Drain<'_, T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drain").field("iter", &self.iter).finish()
    }
}
