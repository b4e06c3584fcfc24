//! What changes a ring other than at its ends.

use core::ops::RangeBounds;
use core::ptr;

use super::{Drain, VecDeque};
use crate::alloc::Allocator;

impl<T, A: Allocator> VecDeque<T, A> {
    /// Swaps two elements.
    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        // SAFETY: both elements are there.
        unsafe { ptr::swap(self.at(i), self.at(j)) }
    }

    /// Drops the elements from an index on.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        let (front, back) = self.slices_of_mut(len, self.len);
        let (front, back) = (front as *mut [T], back as *mut [T]);
        self.len = len;
        let _back = super::DropSlice(back);
        // SAFETY: these elements are no longer in the list.
        unsafe { ptr::drop_in_place(front) }
    }

    /// Drops all elements.
    #[inline]
    pub fn clear(&mut self) {
        self.truncate(0);
        self.head = 0;
    }

    /// Takes a range out; what is not consumed is dropped.
    #[inline]
    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T, A> {
        let range = core::slice::range(range, ..self.len);
        Drain::new(self, range.start, range.end)
    }

    /// Takes an element out; the first takes its place.
    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        if index != 0 {
            self.swap(index, 0);
        }
        self.pop_front()
    }

    /// Takes an element out; the last takes its place.
    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        if index != self.len - 1 {
            self.swap(index, self.len - 1);
        }
        self.pop_back()
    }

    /// Puts an element in; those of the shorter side move by one.
    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        let _ = self.insert_mut(index, value);
    }

    /// Puts an element in; that element.
    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `VecDeque::insert` instead"]
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        assert!(index <= self.len(), "index out of bounds");
        if self.is_full() {
            self.grow();
        }
        let behind = self.len - index;
        // SAFETY: there is room for one more.
        unsafe {
            if behind < index {
                self.shift(index, index + 1, behind);
            } else {
                self.head = self.place_before_head(1);
                self.shift(1, 0, index);
            }
            self.len += 1;
            let place = self.at(index);
            ptr::write(place, value);
            &mut *place
        }
    }

    /// Takes an element out; those of the shorter side move by one.
    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        let behind = self.len - index - 1;
        // SAFETY: the element is there, and its place is filled.
        unsafe {
            let value = ptr::read(self.at(index));
            if behind < index {
                self.shift(index + 1, index, behind);
            } else {
                self.shift(0, 1, index);
                self.head = self.place(1);
            }
            self.len -= 1;
            Some(value)
        }
    }

    /// Moves all elements of another list to the end.
    #[inline]
    #[track_caller]
    pub fn append(&mut self, other: &mut Self) {
        if core::mem::size_of::<T>() == 0 {
            self.len = self.len.checked_add(other.len).expect("capacity overflow");
            (other.len, other.head) = (0, 0);
            return;
        }
        self.reserve(other.len);
        for i in 0..other.len {
            // SAFETY: there is room, and the other list forgets the elements.
            unsafe { ptr::copy_nonoverlapping(other.at(i), self.at(self.len + i), 1) };
        }
        self.len += other.len;
        (other.len, other.head) = (0, 0);
    }

    /// Keeps the elements that satisfy a predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        self.retain_mut(|elem| f(elem));
    }

    /// Keeps the elements that satisfy a predicate that may change them.
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let len = self.len;
        let mut kept = 0;
        for i in 0..len {
            if !f(&mut self[i]) {
                continue;
            }
            if kept != i {
                self.swap(kept, i);
            }
            kept += 1;
        }
        if kept != len {
            self.truncate(kept);
        }
    }

    /// Makes the list longer by what a function makes, or shorter.
    #[track_caller]
    pub fn resize_with(&mut self, new_len: usize, mut generator: impl FnMut() -> T) {
        if new_len <= self.len {
            return self.truncate(new_len);
        }
        self.reserve(new_len - self.len);
        while self.len < new_len {
            self.push_back(generator());
        }
    }

    /// Makes the list longer by copies of a value, or shorter.
    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        if new_len <= self.len {
            return self.truncate(new_len);
        }
        self.reserve(new_len - self.len);
        while self.len + 1 < new_len {
            self.push_back(value.clone());
        }
        self.push_back(value);
    }

    /// Moves the first `n` elements to the end.
    #[track_caller]
    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len - n;
        if n <= k { self.front_to_back(n) } else { self.back_to_front(k) }
    }

    /// Moves the last `n` elements to the front.
    #[track_caller]
    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len - n;
        if n <= k { self.back_to_front(n) } else { self.front_to_back(k) }
    }

    fn front_to_back(&mut self, count: usize) {
        let free = self.place(self.len);
        for i in 0..count {
            // SAFETY: the place behind the last element is free, or is that of the element itself.
            unsafe { ptr::copy(self.at(i), self.beyond(free, i), 1) };
        }
        self.head = self.place(count);
    }

    fn back_to_front(&mut self, count: usize) {
        self.head = self.place_before_head(count);
        let end = self.place(self.len);
        for i in (0..count).rev() {
            // SAFETY: the place before the first element is free, or is that of the element itself.
            unsafe { ptr::copy(self.beyond(end, i), self.at(i), 1) };
        }
    }

    /// Where a number of places beyond a place is.
    fn beyond(&self, place: usize, count: usize) -> *mut T {
        let sum = place.wrapping_add(count);
        let place = if sum >= self.capacity() { sum - self.capacity() } else { sum };
        // SAFETY: a place is in the block.
        unsafe { self.ptr().add(place) }
    }
}

impl<T> VecDeque<T> {
    /// The part from an index on, in a list of its own.
    #[inline]
    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.len;
        assert!(at <= len, "`at` out of bounds");
        let mut other: VecDeque<T> = VecDeque::with_capacity(len - at);
        for i in at..len {
            // SAFETY: the elements move to a block with room for them.
            unsafe { ptr::copy_nonoverlapping(self.at(i), other.ptr().add(i - at), 1) };
        }
        self.len = at;
        other.len = len - at;
        other
    }
}
