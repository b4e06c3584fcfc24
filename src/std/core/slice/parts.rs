//! Parts of slices: what changes them in place, arrays at their ends, and slices that give parts away.

use crate::fmt;
use crate::mem;
use crate::ops::{Bound, Range, RangeBounds, RangeInclusive};
use crate::slice::{
    RSplitMut, RSplitNMut, SplitInclusiveMut, SplitNMut, from_raw_parts, from_raw_parts_mut,
};

/// Mutable parts of a length, without a shorter rest.
pub struct ChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExactMut<'a, T> {
    /// The elements at the end that fill no part.
    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.len() < self.chunk_size {
            return None;
        }
        let (chunk, rest) = mem::take(&mut self.v).split_at_mut(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.v.len() / self.chunk_size;
        (count, Some(count))
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let start = self.v.len().checked_sub(self.chunk_size)?;
        let (rest, chunk) = mem::take(&mut self.v).split_at_mut(start);
        self.v = rest;
        Some(chunk)
    }
}

impl<T> ExactSizeIterator for ChunksExactMut<'_, T> {}

/// Mutable parts of a length from the end.
pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let start = self.v.len().saturating_sub(self.chunk_size);
        let (rest, chunk) = mem::take(&mut self.v).split_at_mut(start);
        self.v = rest;
        Some(chunk)
    }
}

/// Mutable parts of a length from the end, without a shorter rest.
pub struct RChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExactMut<'a, T> {
    /// The elements at the start that fill no part.
    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        let start = self.v.len().checked_sub(self.chunk_size)?;
        let (rest, chunk) = mem::take(&mut self.v).split_at_mut(start);
        self.v = rest;
        Some(chunk)
    }
}

/// Mutable runs of neighbours that satisfy a predicate.
pub struct ChunkByMut<'a, T: 'a, P> {
    v: &'a mut [T],
    predicate: P,
}

impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut len = 1;
        while len < self.v.len() && (self.predicate)(&self.v[len - 1], &self.v[len]) {
            len += 1;
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(len);
        self.v = tail;
        Some(head)
    }
}

impl<'a, T, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkByMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut start = self.v.len() - 1;
        while start > 0 && (self.predicate)(&self.v[start - 1], &self.v[start]) {
            start -= 1;
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(start);
        self.v = head;
        Some(tail)
    }
}

impl<T> [T] {
    /// Mutable parts of a length, without a shorter rest.
    #[track_caller]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let whole = self.len() - self.len() % chunk_size;
        let (v, rem) = self.split_at_mut(whole);
        ChunksExactMut { v, rem, chunk_size }
    }

    /// Mutable parts of a length from the end, the last maybe shorter.
    #[track_caller]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksMut { v: self, chunk_size }
    }

    /// Mutable parts of a length from the end, without a shorter rest.
    #[track_caller]
    pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let (rem, v) = self.split_at_mut(self.len() % chunk_size);
        RChunksExactMut { v, rem, chunk_size }
    }

    /// Mutable runs of neighbours that satisfy a predicate.
    pub fn chunk_by_mut<F: FnMut(&T, &T) -> bool>(&mut self, pred: F) -> ChunkByMut<'_, T, F> {
        ChunkByMut { v: self, predicate: pred }
    }

    /// Mutable parts that end with the elements that satisfy a predicate.
    pub fn split_inclusive_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F> {
        SplitInclusiveMut::new(self, pred)
    }

    /// `split_mut` from the end.
    pub fn rsplit_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> RSplitMut<'_, T, F> {
        RSplitMut::new(self, pred)
    }

    /// `split_mut` into at most `n` parts.
    pub fn splitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> SplitNMut<'_, T, F> {
        SplitNMut::new(self, n, pred)
    }

    /// `rsplit_mut` into at most `n` parts.
    pub fn rsplitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> RSplitNMut<'_, T, F> {
        RSplitNMut::new(self, n, pred)
    }

    // ---- arrays at the ends ----

    /// The first elements as a mutable array.
    pub const fn first_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N {
            return None;
        }
        // SAFETY: just checked.
        Some(unsafe { &mut *(self.as_mut_ptr() as *mut [T; N]) })
    }

    /// The last elements as a mutable array.
    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N {
            return None;
        }
        let start = self.len() - N;
        // SAFETY: just checked.
        Some(unsafe { &mut *(self.as_mut_ptr().add(start) as *mut [T; N]) })
    }

    /// The first elements as a mutable array, and the others.
    pub const fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        if self.len() < N {
            return None;
        }
        let (first, rest) = self.split_at_mut(N);
        // SAFETY: of just that length.
        Some((unsafe { &mut *(first.as_mut_ptr() as *mut [T; N]) }, rest))
    }

    /// The last elements as a mutable array, behind the others.
    pub const fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        if self.len() < N {
            return None;
        }
        let start = self.len() - N;
        let (rest, last) = self.split_at_mut(start);
        // SAFETY: of just that length.
        Some((rest, unsafe { &mut *(last.as_mut_ptr() as *mut [T; N]) }))
    }

    /// The whole slice as an array of just its length.
    pub const fn as_array<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() == N { self.first_chunk() } else { None }
    }

    /// The whole slice as a mutable array of just its length.
    pub const fn as_mut_array<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() == N { self.first_chunk_mut() } else { None }
    }

    /// The elements as mutable arrays of a length, and the rest.
    #[track_caller]
    pub const fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let count = self.len() / N;
        let (whole, rest) = self.split_at_mut(count * N);
        // SAFETY: arrays lie one behind the other.
        (unsafe { from_raw_parts_mut(whole.as_mut_ptr() as *mut [T; N], count) }, rest)
    }

    /// The elements as arrays of a length that end at the end, and the rest before.
    #[track_caller]
    pub const fn as_rchunks<const N: usize>(&self) -> (&[T], &[[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let count = self.len() / N;
        let (rest, whole) = self.split_at(self.len() - count * N);
        // SAFETY: arrays lie one behind the other.
        (rest, unsafe { from_raw_parts(whole.as_ptr() as *const [T; N], count) })
    }

    /// The elements as mutable arrays of a length that end at the end, and the rest before.
    #[track_caller]
    pub const fn as_rchunks_mut<const N: usize>(&mut self) -> (&mut [T], &mut [[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let count = self.len() / N;
        let (rest, whole) = self.split_at_mut(self.len() - count * N);
        // SAFETY: arrays lie one behind the other.
        (rest, unsafe { from_raw_parts_mut(whole.as_mut_ptr() as *mut [T; N], count) })
    }

    /// Pointers to the start and behind the end.
    pub const fn as_mut_ptr_range(&mut self) -> Range<*mut T> {
        let start = self.as_mut_ptr();
        // SAFETY: behind the last element.
        start..unsafe { start.add(self.len()) }
    }

    // ---- as elements of another type ----

    /// The bytes seen as elements of another type where they are aligned for it, and what is before and behind.
    ///
    /// # Safety
    /// The bytes must be valid values of that type.
    pub unsafe fn align_to<U>(&self) -> (&[T], &[U], &[T]) {
        let (before, middle) = aligned_part::<T, U>(self.as_ptr().addr(), self.len());
        let (head, rest) = self.split_at(before);
        let (part, tail) = rest.split_at(middle * mem::size_of::<U>() / mem::size_of::<T>().max(1));
        // SAFETY: aligned, and promised by the caller.
        (head, unsafe { from_raw_parts(part.as_ptr() as *const U, middle) }, tail)
    }

    /// `align_to`, mutable.
    ///
    /// # Safety
    /// The bytes must be valid values of both types.
    pub unsafe fn align_to_mut<U>(&mut self) -> (&mut [T], &mut [U], &mut [T]) {
        let (before, middle) = aligned_part::<T, U>(self.as_ptr().addr(), self.len());
        let (head, rest) = self.split_at_mut(before);
        let (part, tail) = rest.split_at_mut(middle * mem::size_of::<U>() / mem::size_of::<T>().max(1));
        // SAFETY: aligned, and promised by the caller.
        (head, unsafe { from_raw_parts_mut(part.as_mut_ptr() as *mut U, middle) }, tail)
    }

    // ---- slices that give parts away ----

    /// Takes the part of a one-sided range out of the slice.
    pub fn split_off<'a, R: RangeBounds<usize>>(self: &mut &'a Self, range: R) -> Option<&'a Self> {
        let (at, front) = one_sided(&range)?;
        let (head, tail) = self.split_at_checked(at)?;
        let (taken, left) = if front { (head, tail) } else { (tail, head) };
        *self = left;
        Some(taken)
    }

    /// Takes the part of a one-sided range out of the mutable slice.
    pub fn split_off_mut<'a, R: RangeBounds<usize>>(self: &mut &'a mut Self, range: R) -> Option<&'a mut Self> {
        let (at, front) = one_sided(&range)?;
        if at > self.len() {
            return None;
        }
        let (head, tail) = mem::take(self).split_at_mut(at);
        let (taken, left) = if front { (head, tail) } else { (tail, head) };
        *self = left;
        Some(taken)
    }

    /// Takes the first element out of the slice.
    pub const fn split_off_first<'a>(self: &mut &'a Self) -> Option<&'a T> {
        match self.split_first() {
            Some((first, rest)) => {
                *self = rest;
                Some(first)
            }
            None => None,
        }
    }

    /// Takes the last element out of the slice.
    pub const fn split_off_last<'a>(self: &mut &'a Self) -> Option<&'a T> {
        match self.split_last() {
            Some((last, rest)) => {
                *self = rest;
                Some(last)
            }
            None => None,
        }
    }

    /// Takes the first element out of the mutable slice.
    pub fn split_off_first_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (first, rest) = mem::take(self).split_first_mut()?;
        *self = rest;
        Some(first)
    }

    /// Takes the last element out of the mutable slice.
    pub fn split_off_last_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (last, rest) = mem::take(self).split_last_mut()?;
        *self = rest;
        Some(last)
    }
}

impl<T, const N: usize> [[T; N]] {
    /// The elements of all arrays, mutable.
    pub const fn as_flattened_mut(&mut self) -> &mut [T] {
        // SAFETY: arrays lie one behind the other.
        unsafe { from_raw_parts_mut(self.as_mut_ptr() as *mut T, self.len() * N) }
    }
}

/// How many elements stand before the first place aligned for `U`, and how many `U`s fit from there.
fn aligned_part<T, U>(address: usize, len: usize) -> (usize, usize) {
    let (size, wanted) = (mem::size_of::<T>(), mem::size_of::<U>());
    if size == 0 || wanted == 0 {
        return (len, 0);
    }
    let mut before = 0;
    while before < len && (address + before * size) % mem::align_of::<U>() != 0 {
        before += 1;
    }
    let mut count = (len - before) * size / wanted;
    // The rest begins at an element.
    while count * wanted % size != 0 {
        count -= 1;
    }
    (before, count)
}

/// Where a range with one end cuts, and whether it is the part before.
fn one_sided<R: RangeBounds<usize>>(range: &R) -> Option<(usize, bool)> {
    match (range.start_bound(), range.end_bound()) {
        (Bound::Unbounded, Bound::Excluded(end)) => Some((*end, true)),
        (Bound::Unbounded, Bound::Included(end)) => Some((end.checked_add(1)?, true)),
        (Bound::Included(start), Bound::Unbounded) => Some((*start, false)),
        (Bound::Excluded(start), Bound::Unbounded) => Some((start.checked_add(1)?, false)),
        _ => None,
    }
}

/// Why several elements cannot be borrowed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GetDisjointMutError {
    /// One is not there.
    IndexOutOfBounds,
    /// Two have an element in common.
    OverlappingIndices,
}

impl fmt::Display for GetDisjointMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            GetDisjointMutError::IndexOutOfBounds => "an index is out of bounds",
            GetDisjointMutError::OverlappingIndices => "there were overlapping indices",
        })
    }
}

impl crate::error::Error for GetDisjointMutError {}

/// What `get_disjoint_mut` takes.
///
/// # Safety
/// Both answers must be true.
pub unsafe trait GetDisjointMutIndex: Clone {
    /// Whether all of it is in a slice of that length.
    fn is_in_bounds(&self, len: usize) -> bool;
    /// Whether both have an element in common.
    fn is_overlapping(&self, other: &Self) -> bool;
}

// SAFETY: one element.
unsafe impl GetDisjointMutIndex for usize {
    fn is_in_bounds(&self, len: usize) -> bool {
        *self < len
    }

    fn is_overlapping(&self, other: &Self) -> bool {
        self == other
    }
}

// SAFETY: from the start up to before the end.
unsafe impl GetDisjointMutIndex for Range<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        self.start <= self.end && self.end <= len
    }

    fn is_overlapping(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

// SAFETY: from the start up to the end.
unsafe impl GetDisjointMutIndex for RangeInclusive<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        self.start() <= self.end() && *self.end() < len
    }

    fn is_overlapping(&self, other: &Self) -> bool {
        self.start() <= other.end() && other.start() <= self.end()
    }
}
