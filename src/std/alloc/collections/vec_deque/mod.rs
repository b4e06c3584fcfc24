//! `VecDeque`: a list that grows at both ends. Its elements stand in a ring: they start at `head` in the block and go on at
//! the block's beginning where its end is reached. Here: places in the ring, ends, capacity; the rest is in the parts.

use core::cmp;
use core::fmt;
use core::ops::{Index, IndexMut};
use core::ptr;

use crate::alloc::{Allocator, Global};
use crate::collections::TryReserveError;
use crate::raw_vec::RawVec;

mod drain;
mod into_iter;
mod iter;
mod modify;
mod traits;
mod view;
pub use drain::Drain;
pub use into_iter::IntoIter;
pub use iter::{Iter, IterMut};

/// A list that grows at both ends.
#[rustc_diagnostic_item = "VecDeque"]
#[glasscrab::view(ring(ptr = "buf.inner.ptr", head = "head", len = "len", capacity = "buf.inner.cap", element = "T"))]
pub struct VecDeque<T, A: Allocator = Global> {
    /// The place of the first element; less than the capacity, unless that is zero.
    head: usize,
    /// How many elements are there.
    len: usize,
    buf: RawVec<T, A>,
}

impl<T> VecDeque<T> {
    /// An empty list, without a block.
    #[inline]
    #[must_use]
    pub const fn new() -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::new() }
    }

    /// An empty list with room.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::with_capacity(capacity) }
    }
}

/// Places: an *index* counts from the first element, a *place* from the start of the block.
impl<T, A: Allocator> VecDeque<T, A> {
    #[inline]
    fn ptr(&self) -> *mut T {
        self.buf.ptr()
    }

    /// The place of an index, which may be one beyond the last.
    #[inline]
    fn place(&self, index: usize) -> usize {
        let place = self.head.wrapping_add(index);
        let capacity = self.capacity();
        if place >= capacity { place - capacity } else { place }
    }

    /// The place a number of places before the first element.
    #[inline]
    fn place_before_head(&self, count: usize) -> usize {
        if self.head >= count { self.head - count } else { self.head.wrapping_sub(count).wrapping_add(self.capacity()) }
    }

    /// Where the element of an index stands, or would.
    #[inline]
    fn at(&self, index: usize) -> *mut T {
        // SAFETY: a place is in the block.
        unsafe { self.ptr().add(self.place(index)) }
    }

    /// Moves `count` elements to lower or higher indices.
    ///
    /// # Safety
    /// Both ranges of indices must be within one round of the ring.
    unsafe fn shift(&mut self, from: usize, to: usize, count: usize) {
        // SAFETY: promised by the caller; the order keeps each element from being overwritten before it moves.
        unsafe {
            if to < from {
                for i in 0..count {
                    ptr::copy(self.at(from + i), self.at(to + i), 1);
                }
            } else if from < to {
                for i in (0..count).rev() {
                    ptr::copy(self.at(from + i), self.at(to + i), 1);
                }
            }
        }
    }

    #[inline]
    fn is_contiguous(&self) -> bool {
        self.head <= self.capacity() - self.len
    }

    #[inline]
    fn is_full(&self) -> bool {
        self.len == self.capacity()
    }

    /// Closes the ring again after the block became larger: the shorter part of the elements moves.
    ///
    /// # Safety
    /// `old_capacity` must be the capacity before.
    unsafe fn after_growth(&mut self, old_capacity: usize) {
        let new_capacity = self.capacity();
        if self.head <= old_capacity - self.len {
            return;
        }
        let head_len = old_capacity - self.head;
        let tail_len = self.len - head_len;
        let start = self.ptr();
        // SAFETY: the block has room for what moves.
        unsafe {
            if head_len > tail_len && new_capacity - old_capacity >= tail_len {
                ptr::copy_nonoverlapping(start, start.add(old_capacity), tail_len);
            } else {
                let head = new_capacity - head_len;
                ptr::copy(start.add(self.head), start.add(head), head_len);
                self.head = head;
            }
        }
    }

    #[cold]
    #[track_caller]
    fn grow(&mut self) {
        let old_capacity = self.capacity();
        self.buf.grow_one();
        // SAFETY: it was that.
        unsafe { self.after_growth(old_capacity) };
    }

    /// Puts the elements at the start of a smaller part of the block, so that the rest can be given up.
    fn pack(&mut self, target: usize) {
        let end_outside = self.head + self.len > target && self.head + self.len <= self.capacity();
        let start = self.ptr();
        // SAFETY: `target` places are enough for the elements.
        unsafe {
            if self.len == 0 {
                self.head = 0;
            } else if self.head >= target && end_outside {
                ptr::copy_nonoverlapping(start.add(self.head), start, self.len);
                self.head = 0;
            } else if self.head < target && end_outside {
                let count = self.head + self.len - target;
                ptr::copy_nonoverlapping(start.add(target), start, count);
            } else if !self.is_contiguous() {
                let head_len = self.capacity() - self.head;
                let head = target - head_len;
                ptr::copy(start.add(self.head), start.add(head), head_len);
                self.head = head;
            }
        }
    }
}

impl<T, A: Allocator> VecDeque<T, A> {
    /// How many elements fit without growing.
    #[inline]
    pub fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    /// How many elements.
    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no elements.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Makes room for more elements, and for no others.
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        let new_capacity = self.len.checked_add(additional).expect("capacity overflow");
        let old_capacity = self.capacity();
        if new_capacity > old_capacity {
            self.buf.reserve_exact(self.len, additional);
            // SAFETY: it was that.
            unsafe { self.after_growth(old_capacity) };
        }
    }

    /// Makes room for more elements, and for later ones too.
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        let new_capacity = self.len.checked_add(additional).expect("capacity overflow");
        let old_capacity = self.capacity();
        if new_capacity > old_capacity {
            self.buf.reserve(self.len, additional);
            // SAFETY: it was that.
            unsafe { self.after_growth(old_capacity) };
        }
    }

    /// Makes room for more elements and no others, or says why not.
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let old_capacity = self.capacity();
        self.buf.try_reserve_exact(self.len, additional)?;
        // SAFETY: it was that.
        unsafe { self.after_growth(old_capacity) };
        Ok(())
    }

    /// Makes room for more elements, and for later ones too, or says why not.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let old_capacity = self.capacity();
        self.buf.try_reserve(self.len, additional)?;
        // SAFETY: it was that.
        unsafe { self.after_growth(old_capacity) };
        Ok(())
    }

    /// Gives up the room that is not used.
    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0);
    }

    /// Gives up room beyond a capacity.
    pub fn shrink_to(&mut self, min_capacity: usize) {
        let target = cmp::max(min_capacity, self.len);
        if target < self.capacity() && core::mem::size_of::<T>() != 0 {
            self.pack(target);
            self.buf.shrink_to_fit(target);
        }
    }

    /// The element of an index.
    pub fn get(&self, index: usize) -> Option<&T> {
        // SAFETY: the element is there.
        if index < self.len { Some(unsafe { &*self.at(index) }) } else { None }
    }

    /// The element of an index, mutable.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        // SAFETY: the element is there.
        if index < self.len { Some(unsafe { &mut *self.at(index) }) } else { None }
    }

    /// The first element.
    pub fn front(&self) -> Option<&T> {
        self.get(0)
    }

    /// The first element, mutable.
    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }

    /// The last element.
    pub fn back(&self) -> Option<&T> {
        self.get(self.len.wrapping_sub(1))
    }

    /// The last element, mutable.
    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.len.wrapping_sub(1))
    }

    /// Takes the first element out.
    pub fn pop_front(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let first = self.at(0);
        self.head = self.place(1);
        self.len -= 1;
        // SAFETY: the element was there.
        Some(unsafe { ptr::read(first) })
    }

    /// Takes the last element out.
    pub fn pop_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        // SAFETY: the element was there.
        Some(unsafe { ptr::read(self.at(self.len)) })
    }

    /// Takes the first element out if it satisfies a predicate.
    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        if predicate(self.front_mut()?) { self.pop_front() } else { None }
    }

    /// Takes the last element out if it satisfies a predicate.
    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        if predicate(self.back_mut()?) { self.pop_back() } else { None }
    }

    /// Puts an element before the first.
    #[track_caller]
    pub fn push_front(&mut self, value: T) {
        let _ = self.push_front_mut(value);
    }

    /// Puts an element before the first; that element.
    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `VecDeque::push_front` instead"]
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        if self.is_full() {
            self.grow();
        }
        self.head = self.place_before_head(1);
        self.len += 1;
        let place = self.at(0);
        // SAFETY: the place is free.
        unsafe {
            ptr::write(place, value);
            &mut *place
        }
    }

    /// Puts an element after the last.
    #[track_caller]
    pub fn push_back(&mut self, value: T) {
        let _ = self.push_back_mut(value);
    }

    /// Puts an element after the last; that element.
    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `VecDeque::push_back` instead"]
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        if self.is_full() {
            self.grow();
        }
        let place = self.at(self.len);
        self.len += 1;
        // SAFETY: the place is free.
        unsafe {
            ptr::write(place, value);
            &mut *place
        }
    }
}

impl<T, A: Allocator> Index<usize> for VecDeque<T, A> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, index: usize) -> &T {
        self.get(index).expect("Out of bounds access")
    }
}

impl<T, A: Allocator> IndexMut<usize> for VecDeque<T, A> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T {
        self.get_mut(index).expect("Out of bounds access")
    }
}

impl<T: fmt::Debug, A: Allocator> fmt::Debug for VecDeque<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

// SAFETY: elements are dropped, but nothing else is done with them.
unsafe impl<#[may_dangle] T, A: Allocator> Drop for VecDeque<T, A> {
    fn drop(&mut self) {
        let (front, back) = self.as_mut_slices();
        let (front, back) = (front as *mut [T], back as *mut [T]);
        let _back = DropSlice(back);
        // SAFETY: the elements are there and not used again; where one panics, the back part is dropped all the same.
        unsafe { ptr::drop_in_place(front) }
    }
}

/// Drops elements when it is dropped.
struct DropSlice<T>(*mut [T]);

impl<T> Drop for DropSlice<T> {
    fn drop(&mut self) {
        // SAFETY: whoever makes this gives the elements up.
        unsafe { ptr::drop_in_place(self.0) }
    }
}
