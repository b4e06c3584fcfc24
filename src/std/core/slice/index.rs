//! Indexing of slices by a number or a range.

use crate::ops::{Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::ptr;

/// Types that index a slice or string.
///
/// # Safety
/// `get` and `get_mut` must give parts of the slice.
#[rustc_on_unimplemented(
    on(T = "str", label = "string indices are ranges of `usize`"),
    on(
        all(T = "str", Self = "{integer}"),
        note = "you can use `.chars().nth()` or `.bytes().nth()`\nfor more information, see chapter 8 in The Book: <https://doc.rust-lang.org/book/ch08-02-strings.html#indexing-into-strings>"
    ),
    message = "the type `{T}` cannot be indexed by `{Self}`",
    label = "slice indices are of type `usize` or ranges of `usize`"
)]
pub unsafe trait SliceIndex<T: ?Sized> {
    /// What an index gives.
    type Output: ?Sized;

    /// The part, if it is there.
    fn get(self, slice: &T) -> Option<&Self::Output>;

    /// The part, mutable, if it is there.
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;

    /// The part, which is there.
    unsafe fn get_unchecked(self, slice: *const T) -> *const Self::Output;

    /// The part, mutable, which is there.
    unsafe fn get_unchecked_mut(self, slice: *mut T) -> *mut Self::Output;

    /// The part; panics if it is not there.
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;

    /// The part, mutable; panics if it is not there.
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

#[cold]
#[track_caller]
pub(crate) fn range_failed(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        panic!("range start index {start} out of range for slice of length {len}")
    }
    if end > len {
        panic!("range end index {end} out of range for slice of length {len}")
    }
    if start > end {
        panic!("slice index starts at {start} but ends at {end}")
    }
    // The last index of an inclusive range is the length.
    panic!("range end index {end} out of range for slice of length {len}")
}

// SAFETY: the built-in index is checked, the unchecked one is promised.
unsafe impl<T> SliceIndex<[T]> for usize {
    type Output = T;

    #[inline]
    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() { Some(&slice[self]) } else { None }
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() { Some(&mut slice[self]) } else { None }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const T {
        // SAFETY: promised by the caller.
        unsafe { (slice as *const T).add(self) }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut T {
        // SAFETY: promised by the caller.
        unsafe { (slice as *mut T).add(self) }
    }

    #[inline]
    fn index(self, slice: &[T]) -> &T {
        // The built-in index of slices.
        &(*slice)[self]
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut T {
        // The built-in index of slices.
        &mut (*slice)[self]
    }
}

// SAFETY: the ends are checked.
unsafe impl<T> SliceIndex<[T]> for Range<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        if self.start > self.end || self.end > slice.len() {
            None
        } else {
            // SAFETY: just checked.
            Some(unsafe { &*self.get_unchecked(slice) })
        }
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if self.start > self.end || self.end > slice.len() {
            None
        } else {
            // SAFETY: just checked.
            Some(unsafe { &mut *self.get_unchecked_mut(slice) })
        }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        // SAFETY: promised by the caller.
        unsafe { ptr::slice_from_raw_parts((slice as *const T).add(self.start), self.end - self.start) }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        // SAFETY: promised by the caller.
        unsafe { ptr::slice_from_raw_parts_mut((slice as *mut T).add(self.start), self.end - self.start) }
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        if self.start > self.end || self.end > slice.len() {
            range_failed(self.start, self.end, slice.len());
        }
        // SAFETY: just checked.
        unsafe { &*self.get_unchecked(slice) }
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        if self.start > self.end || self.end > slice.len() {
            range_failed(self.start, self.end, slice.len());
        }
        // SAFETY: just checked.
        unsafe { &mut *self.get_unchecked_mut(slice) }
    }
}

/// The other ranges, each by the half-open one that it means. `check` comes first when indexing.
macro_rules! by_range {
    ($($ty:ty, |$this:ident, $len:ident| $range:expr, $possible:expr, $check:expr;)*) => {
        $(
            // SAFETY: as the half-open range.
            unsafe impl<T> SliceIndex<[T]> for $ty {
                type Output = [T];

                #[inline]
                fn get(self, slice: &[T]) -> Option<&[T]> {
                    let $this = self;
                    let $len = slice.len();
                    if $possible { $range.get(slice) } else { None }
                }

                #[inline]
                fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
                    let $this = self;
                    let $len = slice.len();
                    if $possible { $range.get_mut(slice) } else { None }
                }

                #[inline]
                unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
                    let $this = self;
                    let $len = slice.len();
                    // SAFETY: promised by the caller.
                    unsafe { $range.get_unchecked(slice) }
                }

                #[inline]
                unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
                    let $this = self;
                    let $len = slice.len();
                    // SAFETY: promised by the caller.
                    unsafe { $range.get_unchecked_mut(slice) }
                }

                #[inline]
                fn index(self, slice: &[T]) -> &[T] {
                    let $this = self;
                    let $len = slice.len();
                    $check;
                    $range.index(slice)
                }

                #[inline]
                fn index_mut(self, slice: &mut [T]) -> &mut [T] {
                    let $this = self;
                    let $len = slice.len();
                    $check;
                    $range.index_mut(slice)
                }
            }
        )*
    };
}

by_range! {
    RangeTo<usize>, |this, _len| 0..this.end, true, ();
    RangeFrom<usize>, |this, len| this.start..len, this.start <= len, ();
    RangeFull, |_this, len| 0..len, true, ();
    RangeInclusive<usize>, |this, len| this.clone().into_slice_range(), this.end != usize::MAX,
        if this.end >= len { range_failed(this.start, this.end, len) };
    RangeToInclusive<usize>, |this, len| 0..this.end + 1, this.end != usize::MAX,
        if this.end >= len { range_failed(0, this.end, len) };
}

/// The half-open range that bounds mean in something of a length; panics if it is not there.
#[track_caller]
pub(crate) fn range_of<R: RangeBounds<usize>>(range: R, len: usize) -> Range<usize> {
    let start = match range.start_bound() {
        Bound::Included(&start) => start,
        Bound::Excluded(&start) => start + 1,
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(&end) => end + 1,
        Bound::Excluded(&end) => end,
        Bound::Unbounded => len,
    };
    if start > end || end > len {
        range_failed(start, end, len);
    }
    Range { start, end }
}

/// `range_of` for alloc.
#[track_caller]
#[doc(hidden)]
pub fn range<R: RangeBounds<usize>>(range: R, bounds: RangeTo<usize>) -> Range<usize> {
    range_of(range, bounds.end)
}
