//! `Vec`: a list that grows.

use core::intrinsics::glasscrab::clones_by_copy;
use core::mem::{ManuallyDrop, MaybeUninit};
use core::ops::RangeBounds;
use core::ptr;
use core::slice;

use crate::alloc::{Allocator, Global};
use crate::boxed::Box;
use crate::collections::TryReserveError;
use crate::raw_vec::RawVec;

#[path = "vec/drain.rs"]
mod drain;
#[path = "vec/into_iter.rs"]
mod into_iter;
#[path = "vec/traits.rs"]
mod traits;
pub use drain::{Drain, ExtractIf, Splice};
pub use into_iter::IntoIter;

/// A list that grows: a block on the heap with room for `capacity` elements, of which the first `len` are there.
#[rustc_diagnostic_item = "Vec"]
#[glasscrab::view(sequence(ptr = "buf.inner.ptr", len = "len", capacity = "buf.inner.cap", element = "T"))]
pub struct Vec<T, A: Allocator = Global> {
    buf: RawVec<T, A>,
    len: usize,
}

/// Copies of an element: what `vec![elem; n]` calls.
#[doc(hidden)]
#[track_caller]
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut v = Vec::with_capacity(n);
    v.resize(n, elem);
    v
}

/// Writes `count` copies of a value, each pass as many as stand already; `count` is not zero.
///
/// # Safety
/// There is room for them at `start`, and a copy of the bytes is as good as the value.
unsafe fn fill<T>(start: *mut T, count: usize, value: T) {
    // SAFETY: the caller's promise.
    unsafe {
        start.write(value);
        let mut done = 1;
        while done < count {
            let next = done.min(count - done);
            ptr::copy_nonoverlapping(start, start.add(done), next);
            done += next;
        }
    }
}

impl<T> Vec<T> {
    /// An empty list, without a block.
    #[inline]
    #[must_use]
    pub const fn new() -> Self {
        Vec { buf: RawVec::new(), len: 0 }
    }

    /// An empty list with room.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Self {
        Vec { buf: RawVec::with_capacity(capacity), len: 0 }
    }

    /// A list of raw parts.
    ///
    /// # Safety
    /// They must be those of a list.
    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Self {
        // SAFETY: promised by the caller.
        Vec { buf: unsafe { RawVec::from_raw_parts(ptr, capacity) }, len: length }
    }

    /// The elements as a box, without further room.
    #[track_caller]
    pub fn into_boxed_slice(mut self) -> Box<[T]> {
        self.shrink_to_fit();
        let mut this = ManuallyDrop::new(self);
        // SAFETY: the block is just as large as the elements.
        unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(this.as_mut_ptr(), this.len)) }
    }

    /// Pointer, length and capacity.
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let mut this = ManuallyDrop::new(self);
        (this.as_mut_ptr(), this.len(), this.capacity())
    }

    /// The elements as a reference that stays for ever.
    pub fn leak<'a>(self) -> &'a mut [T] {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: the block is never freed.
        unsafe { slice::from_raw_parts_mut(this.as_mut_ptr(), this.len) }
    }

    /// The part from an index on, in a list of its own.
    #[track_caller]
    #[must_use = "use `.truncate()` if you don't need the other half"]
    pub fn split_off(&mut self, at: usize) -> Self {
        if at > self.len {
            panic!("`at` split index (is {at}) should be <= len (is {})", self.len);
        }
        let mut other = Vec::with_capacity(self.len - at);
        // SAFETY: the elements move to a block with room for them.
        unsafe { ptr::copy_nonoverlapping(self.as_ptr().add(at), other.as_mut_ptr(), self.len - at) };
        other.len = self.len - at;
        self.len = at;
        other
    }

    /// Takes out the elements of a range that satisfy a predicate.
    pub fn extract_if<F, R>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F>
    where
        F: FnMut(&mut T) -> bool,
        R: RangeBounds<usize>,
    {
        ExtractIf::new(self, filter, range)
    }

    /// Replaces a part by what an iterator gives; the old elements.
    #[track_caller]
    pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(
        &mut self,
        range: R,
        replace_with: I,
    ) -> Splice<'_, I::IntoIter> {
        Splice::new(self.drain(range), replace_with.into_iter())
    }
}

impl<T, A: Allocator> Vec<T, A> {
    /// How many elements fit without growing.
    #[inline]
    pub const fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    /// Makes room for more elements, and for later ones too.
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.buf.reserve(self.len, additional);
    }

    /// Makes room for more elements, and for no others.
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.buf.reserve_exact(self.len, additional);
    }

    /// Makes room for more elements, and for later ones too, or says why not.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.buf.try_reserve(self.len, additional)
    }

    /// Makes room for more elements and no others, or says why not.
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.buf.try_reserve_exact(self.len, additional)
    }

    /// Gives up the room that is not used.
    #[track_caller]
    pub fn shrink_to_fit(&mut self) {
        if self.capacity() > self.len {
            self.buf.shrink_to_fit(self.len);
        }
    }

    /// Gives up room beyond a capacity.
    #[track_caller]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        if self.capacity() > min_capacity {
            self.buf.shrink_to_fit(core::cmp::max(self.len, min_capacity));
        }
    }

    /// Drops the elements from an index on.
    pub fn truncate(&mut self, len: usize) {
        if len > self.len {
            return;
        }
        let rest = self.len - len;
        self.len = len;
        // SAFETY: these elements are no longer in the list.
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.as_mut_ptr().add(len), rest)) }
    }

    /// The elements.
    #[inline]
    pub const fn as_slice(&self) -> &[T] {
        // SAFETY: `len` elements are there.
        unsafe { slice::from_raw_parts(self.as_ptr(), self.len) }
    }

    /// The elements, mutable.
    #[inline]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        // SAFETY: `len` elements are there.
        unsafe { slice::from_raw_parts_mut(self.as_mut_ptr(), self.len) }
    }

    /// A pointer to the first element.
    #[inline]
    pub const fn as_ptr(&self) -> *const T {
        self.buf.ptr()
    }

    /// A mutable pointer to the first element.
    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.buf.ptr()
    }

    /// Says how many elements are there.
    ///
    /// # Safety
    /// They must be.
    #[inline]
    pub unsafe fn set_len(&mut self, new_len: usize) {
        self.len = new_len;
    }

    /// Takes an element out; the last takes its place.
    #[track_caller]
    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("swap_remove index (is {index}) should be < len (is {len})");
        }
        self.len = len - 1;
        let start = self.as_mut_ptr();
        // SAFETY: both elements are there.
        unsafe {
            let value = ptr::read(start.add(index));
            ptr::copy(start.add(len - 1), start.add(index), 1);
            value
        }
    }

    /// Puts an element in; later ones move by one.
    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let len = self.len;
        if index > len {
            panic!("insertion index (is {index}) should be <= len (is {len})");
        }
        if len == self.buf.capacity() {
            self.buf.grow_one();
        }
        // SAFETY: there is room for one more.
        unsafe {
            let p = self.as_mut_ptr().add(index);
            ptr::copy(p, p.add(1), len - index);
            ptr::write(p, element);
        }
        self.len = len + 1;
    }

    /// Takes an element out; later ones move by one.
    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("removal index (is {index}) should be < len (is {len})");
        }
        self.len = len - 1;
        // SAFETY: the element is there.
        unsafe {
            let p = self.as_mut_ptr().add(index);
            let value = ptr::read(p);
            ptr::copy(p.add(1), p, len - index - 1);
            value
        }
    }

    /// Keeps the elements that satisfy a predicate.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        self.retain_mut(|elem| f(elem));
    }

    /// Keeps the elements that satisfy a predicate that may change them.
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let len = self.len;
        // If `f` panics, what was not looked at leaks.
        self.len = 0;
        let start = self.as_mut_ptr();
        let mut kept = 0;
        for i in 0..len {
            // SAFETY: each element is looked at once and kept or dropped.
            unsafe {
                let element = start.add(i);
                if f(&mut *element) {
                    ptr::copy(element, start.add(kept), 1);
                    kept += 1;
                } else {
                    ptr::drop_in_place(element);
                }
            }
        }
        self.len = kept;
    }

    /// Drops each element that equals the one before by a predicate.
    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, mut same_bucket: F) {
        let len = self.len;
        if len < 2 {
            return;
        }
        self.len = 0;
        let start = self.as_mut_ptr();
        let mut kept = 1;
        for i in 1..len {
            // SAFETY: the last kept element stands before this one.
            unsafe {
                let element = start.add(i);
                if same_bucket(&mut *element, &mut *start.add(kept - 1)) {
                    ptr::drop_in_place(element);
                } else {
                    ptr::copy(element, start.add(kept), 1);
                    kept += 1;
                }
            }
        }
        self.len = kept;
    }

    /// Drops each element whose key equals that of the one before.
    pub fn dedup_by_key<F: FnMut(&mut T) -> K, K: PartialEq>(&mut self, mut key: F) {
        self.dedup_by(|a, b| key(a) == key(b))
    }

    /// Drops each element that equals the one before.
    pub fn dedup(&mut self)
    where
        T: PartialEq,
    {
        self.dedup_by(|a, b| a == b)
    }

    /// Puts an element at the end.
    #[inline]
    #[track_caller]
    pub fn push(&mut self, value: T) {
        let len = self.len;
        if len == self.buf.capacity() {
            self.buf.grow_one();
        }
        // SAFETY: there is room for one more.
        unsafe { ptr::write(self.as_mut_ptr().add(len), value) };
        self.len = len + 1;
    }

    /// Adds an element at the end; where it lies.
    #[inline]
    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `Vec::push` instead"]
    pub fn push_mut(&mut self, value: T) -> &mut T {
        self.push(value);
        let last = self.len - 1;
        &mut self[last]
    }

    /// Puts an element at an index; where it lies.
    #[inline]
    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `Vec::insert` instead"]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        self.insert(index, element);
        &mut self[index]
    }

    /// Takes the last element out.
    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        // SAFETY: the element was there.
        Some(unsafe { ptr::read(self.as_ptr().add(self.len)) })
    }

    /// Takes the last element out if it satisfies a predicate.
    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        if predicate(self.last_mut()?) { self.pop() } else { None }
    }

    /// Moves all elements of another list to the end.
    #[track_caller]
    pub fn append(&mut self, other: &mut Self) {
        // SAFETY: the other list forgets the elements.
        unsafe { self.append_elements(other.as_ptr(), other.len) };
        other.len = 0;
    }

    /// Moves elements from elsewhere to the end.
    ///
    /// # Safety
    /// They are there, and are not used again unless a copy of their bytes is as good as they are.
    #[inline]
    #[track_caller]
    pub(crate) unsafe fn append_elements(&mut self, start: *const T, count: usize) {
        self.buf.reserve(self.len, count);
        // SAFETY: there is room.
        unsafe { ptr::copy_nonoverlapping(start, self.as_mut_ptr().add(self.len), count) };
        self.len += count;
    }

    /// Takes a part out; what is not consumed is dropped.
    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T, A> {
        Drain::new(self, range)
    }

    /// Drops all elements.
    #[inline]
    pub fn clear(&mut self) {
        self.truncate(0);
    }

    /// How many elements.
    #[inline]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no elements.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Makes the list longer by what a function makes, or shorter.
    #[track_caller]
    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, mut f: F) {
        self.truncate(new_len);
        self.reserve(new_len - self.len);
        while self.len < new_len {
            self.push(f());
        }
    }

    /// The room that is not used.
    pub fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<T>] {
        // SAFETY: the room belongs to the list.
        unsafe {
            let start = self.as_mut_ptr().add(self.len) as *mut MaybeUninit<T>;
            slice::from_raw_parts_mut(start, self.buf.capacity() - self.len)
        }
    }
}

impl<T: Clone, A: Allocator> Vec<T, A> {
    /// Makes the list longer by copies of a value, or shorter.
    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T) {
        if new_len <= self.len {
            return self.truncate(new_len);
        }
        self.reserve(new_len - self.len);
        if clones_by_copy::<T>() {
            // SAFETY: there is room, and the bytes of `value` are all that a clone is.
            unsafe { fill(self.as_mut_ptr().add(self.len), new_len - self.len, value) };
            self.len = new_len;
            return;
        }
        while self.len + 1 < new_len {
            self.push(value.clone());
        }
        self.push(value);
    }

    /// Clones all elements of a slice to the end.
    #[track_caller]
    pub fn extend_from_slice(&mut self, other: &[T]) {
        if clones_by_copy::<T>() {
            // SAFETY: the bytes of an element are all that its clone is.
            unsafe { self.append_elements(other.as_ptr(), other.len()) };
            return;
        }
        self.reserve(other.len());
        for item in other {
            self.push(item.clone());
        }
    }

    /// Clones a part to the end.
    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let range = slice::range(src, ..self.len);
        self.reserve(range.end - range.start);
        for i in range {
            let item = self[i].clone();
            self.push(item);
        }
    }
}

impl<T, const N: usize> Vec<[T; N]> {
    /// The elements of all arrays.
    pub fn into_flattened(self) -> Vec<T> {
        self.into_iter().flatten().collect()
    }
}

// SAFETY: elements are dropped, but nothing else is done with them.
unsafe impl<#[may_dangle] T, A: Allocator> Drop for Vec<T, A> {
    fn drop(&mut self) {
        // SAFETY: `len` elements are there; the block is freed by `buf`.
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.as_mut_ptr(), self.len)) }
    }
}
