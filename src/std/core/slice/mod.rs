//! Slices: methods and traits. What needs a heap is in alloc.

use crate::cmp::Ordering;
use crate::mem::MaybeUninit;
use crate::ops::{Index, IndexMut, RangeBounds};
use crate::ptr;

mod cmp;
mod index;
mod iter;
mod parts;
mod sort;
mod split;

pub use index::SliceIndex;
pub use index::range;
pub(crate) use index::{range_failed, range_of};
pub use iter::{
    ArrayWindows, ChunkBy, Chunks, ChunksExact, ChunksMut, Iter, IterMut, RChunks, RChunksExact, Windows,
};
pub use parts::{
    ChunkByMut, ChunksExactMut, GetDisjointMutError, GetDisjointMutIndex, RChunksExactMut, RChunksMut,
};
pub use split::{
    RSplit, RSplitMut, RSplitN, RSplitNMut, Split, SplitInclusive, SplitInclusiveMut, SplitMut, SplitN, SplitNMut,
};

/// A slice of raw parts.
///
/// # Safety
/// `data` must point to `len` valid elements for `'a`.
#[inline]
pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] {
    // SAFETY: promised by the caller.
    unsafe { &*ptr::slice_from_raw_parts(data, len) }
}

/// A mutable slice of raw parts.
///
/// # Safety
/// `data` must point to `len` valid, unshared elements for `'a`.
#[inline]
pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    // SAFETY: promised by the caller.
    unsafe { &mut *ptr::slice_from_raw_parts_mut(data, len) }
}

/// A slice of one element.
pub const fn from_ref<T>(s: &T) -> &[T] {
    // SAFETY: one element.
    unsafe { from_raw_parts(s, 1) }
}

/// A mutable slice of one element.
pub const fn from_mut<T>(s: &mut T) -> &mut [T] {
    // SAFETY: one element.
    unsafe { from_raw_parts_mut(s, 1) }
}

impl<T, I> Index<I> for [T]
where
    I: SliceIndex<[T]>,
{
    type Output = I::Output;

    #[inline(always)]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<T, I> IndexMut<I> for [T]
where
    I: SliceIndex<[T]>,
{
    #[inline(always)]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

impl<T> Default for &[T] {
    fn default() -> Self {
        &[]
    }
}

impl<T> Default for &mut [T] {
    fn default() -> Self {
        &mut []
    }
}

impl<T> !Iterator for [T] {}

impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T> [T] {
    /// How many elements.
    #[lang = "slice_len_fn"]
    #[inline]
    pub const fn len(&self) -> usize {
        ptr::metadata(self)
    }

    /// Whether there are no elements.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first element.
    #[inline]
    pub const fn first(&self) -> Option<&T> {
        if let [first, ..] = self { Some(first) } else { None }
    }

    /// The first element, mutable.
    pub const fn first_mut(&mut self) -> Option<&mut T> {
        if let [first, ..] = self { Some(first) } else { None }
    }

    /// The last element.
    #[inline]
    pub const fn last(&self) -> Option<&T> {
        if let [.., last] = self { Some(last) } else { None }
    }

    /// The last element, mutable.
    pub const fn last_mut(&mut self) -> Option<&mut T> {
        if let [.., last] = self { Some(last) } else { None }
    }

    /// The first element and the others.
    pub const fn split_first(&self) -> Option<(&T, &[T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }

    /// The first element and the others, mutable.
    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }

    /// The last element and the others.
    pub const fn split_last(&self) -> Option<(&T, &[T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }

    /// The last element and the others, mutable.
    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }

    /// The element or part at an index, if it is there.
    #[inline]
    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> {
        index.get(self)
    }

    /// The element or part at an index, mutable, if it is there.
    #[inline]
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> {
        index.get_mut(self)
    }

    /// The element or part at an index.
    ///
    /// # Safety
    /// It must be there.
    #[inline]
    pub unsafe fn get_unchecked<I: SliceIndex<[T]>>(&self, index: I) -> &I::Output {
        // SAFETY: promised by the caller.
        unsafe { &*index.get_unchecked(self) }
    }

    /// The element or part at an index, mutable.
    ///
    /// # Safety
    /// It must be there.
    #[inline]
    pub unsafe fn get_unchecked_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> &mut I::Output {
        // SAFETY: promised by the caller.
        unsafe { &mut *index.get_unchecked_mut(self) }
    }

    /// A pointer to the first element.
    #[inline]
    pub const fn as_ptr(&self) -> *const T {
        self as *const [T] as *const T
    }

    /// A mutable pointer to the first element.
    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut [T] as *mut T
    }

    /// Exchanges two elements.
    #[inline]
    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let pa = &raw mut self[a];
        let pb = &raw mut self[b];
        // SAFETY: both are elements.
        unsafe { ptr::swap(pa, pb) }
    }

    /// Turns the order around.
    pub const fn reverse(&mut self) {
        let len = self.len();
        let mut i = 0;
        while i < len / 2 {
            self.swap(i, len - 1 - i);
            i += 1;
        }
    }

    /// An iterator over the elements.
    #[inline]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter::new(self)
    }

    /// A mutable iterator over the elements.
    #[inline]
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut::new(self)
    }

    /// All parts of a length, each one element further.
    #[track_caller]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        assert!(size != 0, "window size must be non-zero");
        Windows::new(self, size)
    }

    /// Parts of a length, the last maybe shorter.
    #[track_caller]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        Chunks::new(self, chunk_size)
    }

    /// Mutable parts of a length, the last maybe shorter.
    #[track_caller]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        ChunksMut::new(self, chunk_size)
    }

    /// Parts of a length, without a shorter rest.
    #[track_caller]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        ChunksExact::new(self, chunk_size)
    }

    /// Parts of a length from the end, the last maybe shorter.
    #[track_caller]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunks::new(self, chunk_size)
    }

    /// Runs of neighbours that satisfy a predicate.
    pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F> {
        ChunkBy::new(self, pred)
    }

    /// The parts before and from an index.
    #[inline]
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => crate::panicking::panic("mid > len"),
        }
    }

    /// The parts before and from an index, if it is there.
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        if mid > self.len() {
            return None;
        }
        // SAFETY: just checked.
        unsafe {
            Some((from_raw_parts(self.as_ptr(), mid), from_raw_parts(self.as_ptr().add(mid), self.len() - mid)))
        }
    }

    /// The parts before and from an index, mutable.
    #[inline]
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        if mid > len {
            crate::panicking::panic("mid > len");
        }
        let start = self.as_mut_ptr();
        // SAFETY: just checked, and the parts do not overlap.
        unsafe { (from_raw_parts_mut(start, mid), from_raw_parts_mut(start.add(mid), len - mid)) }
    }

    /// Parts between the elements that satisfy a predicate.
    pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<'_, T, F> {
        Split::new(self, pred)
    }

    /// Mutable parts between the elements that satisfy a predicate.
    pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitMut<'_, T, F> {
        SplitMut::new(self, pred)
    }

    /// `split` from the end.
    pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> RSplit<'_, T, F> {
        RSplit::new(self, pred)
    }

    /// `split` into at most `n` parts.
    pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<'_, T, F> {
        SplitN::new(self, n, pred)
    }

    /// `rsplit` into at most `n` parts.
    pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> RSplitN<'_, T, F> {
        RSplitN::new(self, n, pred)
    }

    /// The arrays of neighbours, each one element after the one before.
    pub fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N> {
        const { assert!(N != 0, "window size must be non-zero") };
        ArrayWindows::new(self)
    }

    /// The index of an element that lies in the slice, by its address.
    pub fn element_offset(&self, element: &T) -> Option<usize> {
        let size = crate::mem::size_of::<T>();
        assert!(size != 0, "elements are zero-sized");
        let bytes = (element as *const T).addr().wrapping_sub(self.as_ptr().addr());
        if bytes % size == 0 && bytes / size < self.len() { Some(bytes / size) } else { None }
    }

    /// Whether an element equals a value.
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        self.iter().any(|y| *y == *x)
    }

    /// Whether the slice begins with another.
    pub fn starts_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let n = needle.len();
        self.len() >= n && needle == &self[..n]
    }

    /// Whether the slice ends with another.
    pub fn ends_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let (m, n) = (self.len(), needle.len());
        m >= n && needle == &self[m - n..]
    }

    /// Where a sorted slice has a value, or where it would go.
    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|p| p.cmp(x))
    }

    /// Where a sorted slice has what a comparison finds equal, or where it would go.
    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, mut f: F) -> Result<usize, usize> {
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            if f(&self[mid]) != Ordering::Greater {
                base = mid;
            }
            size -= half;
        }
        match f(&self[base]) {
            Ordering::Equal => Ok(base),
            Ordering::Less => Err(base + 1),
            Ordering::Greater => Err(base),
        }
    }

    /// Where a slice sorted by a key has a key, or where it would go.
    pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(&'a self, b: &B, mut f: F) -> Result<usize, usize> {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    /// The index of the first element that does not satisfy a predicate, when those that do come first.
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        let order = |x: &T| if pred(x) { Ordering::Less } else { Ordering::Greater };
        self.binary_search_by(order).unwrap_or_else(|i| i)
    }

    /// Sorts; equal elements may change places.
    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        sort::heapsort(self, &mut |a: &T, b: &T| a.lt(b));
    }

    /// Sorts by a comparison.
    pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        sort::heapsort(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less);
    }

    /// Sorts by a key.
    pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        sort::heapsort(self, &mut |a: &T, b: &T| f(a).lt(&f(b)));
    }

    /// Whether no element is less than the one before.
    pub fn is_sorted(&self) -> bool
    where
        T: PartialOrd,
    {
        self.windows(2).all(|w| w[0] <= w[1])
    }

    /// Whether each pair of neighbours satisfies a predicate.
    pub fn is_sorted_by<'a, F: FnMut(&'a T, &'a T) -> bool>(&'a self, mut compare: F) -> bool {
        self.windows(2).all(|w| compare(&w[0], &w[1]))
    }

    /// Whether the keys are sorted.
    pub fn is_sorted_by_key<'a, F: FnMut(&'a T) -> K, K: PartialOrd>(&'a self, f: F) -> bool {
        self.iter().is_sorted_by_key(f)
    }

    /// Moves the first `mid` elements to the end.
    #[track_caller]
    pub fn rotate_left(&mut self, mid: usize) {
        assert!(mid <= self.len());
        self[..mid].reverse();
        self[mid..].reverse();
        self.reverse();
    }

    /// Moves the last `k` elements to the start.
    #[track_caller]
    pub fn rotate_right(&mut self, k: usize) {
        assert!(k <= self.len());
        self.rotate_left(self.len() - k);
    }

    /// Sets all elements.
    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        for el in self.iter_mut() {
            *el = value.clone();
        }
    }

    /// Sets all elements to what a function makes.
    pub fn fill_with<F: FnMut() -> T>(&mut self, mut f: F) {
        for el in self.iter_mut() {
            *el = f();
        }
    }

    /// Clones all elements of another slice of the same length.
    #[track_caller]
    pub fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        if self.len() != src.len() {
            panic!("destination and source slices have different lengths");
        }
        for i in 0..src.len() {
            self[i].clone_from(&src[i]);
        }
    }

    /// Copies all elements of another slice of the same length.
    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        if self.len() != src.len() {
            crate::panicking::panic("copy_from_slice: source slice length does not match destination slice length");
        }
        // SAFETY: same length, and a mutable slice does not overlap another.
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), src.len()) }
    }

    /// Copies a part to another place.
    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize)
    where
        T: Copy,
    {
        let range = range_of(src, self.len());
        let count = range.end - range.start;
        assert!(dest <= self.len() - count, "dest is out of bounds");
        let start = self.as_mut_ptr();
        // SAFETY: both parts lie in the slice.
        unsafe { ptr::copy(start.add(range.start), start.add(dest), count) }
    }

    /// Exchanges all elements with another slice of the same length.
    #[track_caller]
    pub fn swap_with_slice(&mut self, other: &mut [T]) {
        assert!(self.len() == other.len(), "destination and source slices have different lengths");
        for i in 0..self.len() {
            crate::mem::swap(&mut self[i], &mut other[i]);
        }
    }

    /// Without a prefix, if it is there.
    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.starts_with(prefix) { Some(&self[prefix.len()..]) } else { None }
    }

    /// The part before a suffix.
    #[must_use = "returns the subslice without modifying the original"]
    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.ends_with(suffix) { Some(&self[..self.len() - suffix.len()]) } else { None }
    }

    /// Mutable references to several elements, none of them twice.
    pub fn get_disjoint_mut<I, const N: usize>(&mut self, indices: [I; N]) -> Result<[&mut I::Output; N], GetDisjointMutError>
    where
        I: GetDisjointMutIndex + SliceIndex<Self>,
    {
        for (i, index) in indices.iter().enumerate() {
            if !index.is_in_bounds(self.len()) {
                return Err(GetDisjointMutError::IndexOutOfBounds);
            }
            if indices[..i].iter().any(|other| index.is_overlapping(other)) {
                return Err(GetDisjointMutError::OverlappingIndices);
            }
        }
        let slice: *mut [T] = self;
        // SAFETY: just checked: all are inside, and no two have an element in common.
        Ok(indices.map(|index| unsafe { &mut *index.get_unchecked_mut(slice) }))
    }

    /// Puts the element of an order's index at its place: smaller ones before, greater ones behind.
    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T])
    where
        T: Ord,
    {
        self.select_nth_unstable_by(index, T::cmp)
    }

    /// `select_nth_unstable` in the order of a function.
    pub fn select_nth_unstable_by<F>(&mut self, index: usize, compare: F) -> (&mut [T], &mut T, &mut [T])
    where
        F: FnMut(&T, &T) -> Ordering,
    {
        if index >= self.len() {
            panic!("partition_at_index index {index} greater than length of slice {}", self.len());
        }
        self.sort_unstable_by(compare);
        let (left, right) = self.split_at_mut(index);
        let (pivot, right) = right.split_first_mut().unwrap();
        (left, pivot, right)
    }

    /// `select_nth_unstable` in the order of keys.
    pub fn select_nth_unstable_by_key<K: Ord, F>(&mut self, index: usize, mut f: F) -> (&mut [T], &mut T, &mut [T])
    where
        F: FnMut(&T) -> K,
    {
        self.select_nth_unstable_by(index, |a, b| f(a).cmp(&f(b)))
    }

    /// The parts before and from an index.
    ///
    /// # Safety
    /// It must not lie beyond the end.
    pub const unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]) {
        // SAFETY: promised by the caller.
        unsafe { (from_raw_parts(self.as_ptr(), mid), from_raw_parts(self.as_ptr().add(mid), self.len() - mid)) }
    }

    /// The last elements as an array.
    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N {
            None
        } else {
            // SAFETY: just checked.
            Some(unsafe { &*(self.as_ptr().add(self.len() - N) as *const [T; N]) })
        }
    }

    /// The first elements as an array, and the others.
    pub const fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> {
        match (self.first_chunk(), self.split_at_checked(N)) {
            (Some(first), Some((_, rest))) => Some((first, rest)),
            _ => None,
        }
    }

    /// The last elements as an array, behind the others.
    pub const fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        match self.last_chunk() {
            Some(last) => Some((self.split_at(self.len() - N).0, last)),
            None => None,
        }
    }

    /// The elements as arrays of a length, and the rest.
    #[track_caller]
    pub const fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let count = self.len() / N;
        let (whole, rest) = self.split_at(count * N);
        // SAFETY: arrays lie one behind the other.
        (unsafe { from_raw_parts(whole.as_ptr() as *const [T; N], count) }, rest)
    }

    /// The parts before and from an index, mutable, if it is there.
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        if mid <= self.len() { Some(self.split_at_mut(mid)) } else { None }
    }

    /// Pointers to the start and behind the end.
    pub const fn as_ptr_range(&self) -> crate::ops::Range<*const T> {
        let start = self.as_ptr();
        // SAFETY: behind the last element.
        start..unsafe { start.add(self.len()) }
    }

    /// Parts that end with the elements that satisfy a predicate.
    pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, pred: F) -> SplitInclusive<'_, T, F> {
        SplitInclusive::new(self, pred)
    }

    /// Parts of a length from the end, without a shorter rest.
    #[track_caller]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksExact::new(self, chunk_size)
    }

    /// The first elements as an array.
    pub const fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N {
            None
        } else {
            // SAFETY: just checked.
            Some(unsafe { &*(self.as_ptr() as *const [T; N]) })
        }
    }
}

impl<T, const N: usize> [[T; N]] {
    /// The elements of all arrays.
    pub const fn as_flattened(&self) -> &[T] {
        // SAFETY: arrays lie one behind the other.
        unsafe { from_raw_parts(self.as_ptr() as *const T, self.len() * N) }
    }
}

impl [u8] {
    /// Without ASCII white space at the start.
    pub const fn trim_ascii_start(&self) -> &[u8] {
        let mut bytes = self;
        while let [first, rest @ ..] = bytes {
            if !first.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }

    /// Without ASCII white space at the end.
    pub const fn trim_ascii_end(&self) -> &[u8] {
        let mut bytes = self;
        while let [rest @ .., last] = bytes {
            if !last.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }

    /// Whether all bytes are ASCII.
    pub const fn is_ascii(&self) -> bool {
        let mut i = 0;
        while i < self.len() {
            if self[i] > 127 {
                return false;
            }
            i += 1;
        }
        true
    }

    /// Whether both are equal but for the case of ASCII letters.
    pub const fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let mut i = 0;
        while i < self.len() {
            if !self[i].eq_ignore_ascii_case(&other[i]) {
                return false;
            }
            i += 1;
        }
        true
    }

    /// Makes ASCII letters upper-case.
    pub const fn make_ascii_uppercase(&mut self) {
        let mut i = 0;
        while i < self.len() {
            self[i].make_ascii_uppercase();
            i += 1;
        }
    }

    /// Makes ASCII letters lower-case.
    pub const fn make_ascii_lowercase(&mut self) {
        let mut i = 0;
        while i < self.len() {
            self[i].make_ascii_lowercase();
            i += 1;
        }
    }

    /// Without ASCII white space at both ends.
    pub const fn trim_ascii(&self) -> &[u8] {
        let mut bytes = self;
        while let [first, rest @ ..] = bytes {
            if !first.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        while let [rest @ .., last] = bytes {
            if !last.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }
}

impl<T> [MaybeUninit<T>] {
    /// Writes copies of elements.
    #[track_caller]
    pub fn write_copy_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Copy,
    {
        self.write_clone_of_slice(src)
    }

    /// Writes clones of elements.
    #[track_caller]
    pub fn write_clone_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Clone,
    {
        assert!(self.len() == src.len(), "destination and source slices have different lengths");
        for (slot, value) in self.iter_mut().zip(src) {
            slot.write(value.clone());
        }
        // SAFETY: all were written.
        unsafe { self.assume_init_mut() }
    }

    /// The elements, which are there.
    ///
    /// # Safety
    /// They must be.
    pub const unsafe fn assume_init_ref(&self) -> &[T] {
        // SAFETY: promised by the caller.
        unsafe { &*(self as *const Self as *const [T]) }
    }

    /// The elements by mutable reference, which are there.
    ///
    /// # Safety
    /// They must be.
    pub const unsafe fn assume_init_mut(&mut self) -> &mut [T] {
        // SAFETY: promised by the caller.
        unsafe { &mut *(self as *mut Self as *mut [T]) }
    }
}
