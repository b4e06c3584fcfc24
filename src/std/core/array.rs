//! Arrays: methods, traits and iteration by value.

use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::{FusedIterator, TrustedLen};
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::ops::{Index, IndexMut};
use crate::ptr;
use crate::slice::{Iter, IterMut, SliceIndex};

/// An array of what `f` makes of each index.
#[inline]
pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(mut f: F) -> [T; N] {
    let mut guard = Guard::new();
    while guard.initialized < N {
        let value = f(guard.initialized);
        guard.push(value);
    }
    guard.finish()
}

/// An array of copies of a value.
pub fn repeat<T: Clone, const N: usize>(val: T) -> [T; N] {
    from_fn(|_| val.clone())
}

/// A reference as a reference to an array of one.
pub const fn from_ref<T>(s: &T) -> &[T; 1] {
    // SAFETY: same layout.
    unsafe { &*(s as *const T as *const [T; 1]) }
}

/// A mutable reference as a reference to an array of one.
pub const fn from_mut<T>(s: &mut T) -> &mut [T; 1] {
    // SAFETY: same layout.
    unsafe { &mut *(s as *mut T as *mut [T; 1]) }
}

/// An array that is being filled; drops what is there if filling it panics.
struct Guard<T, const N: usize> {
    array: MaybeUninit<[T; N]>,
    initialized: usize,
}

impl<T, const N: usize> Guard<T, N> {
    fn new() -> Self {
        Guard { array: MaybeUninit::uninit(), initialized: 0 }
    }

    fn push(&mut self, value: T) {
        // SAFETY: callers push at most `N` times.
        unsafe { (self.array.as_mut_ptr() as *mut T).add(self.initialized).write(value) };
        self.initialized += 1;
    }

    fn finish(self) -> [T; N] {
        let this = ManuallyDrop::new(self);
        // SAFETY: callers pushed `N` times.
        unsafe { ptr::read(this.array.as_ptr()) }
    }
}

impl<T, const N: usize> Drop for Guard<T, N> {
    fn drop(&mut self) {
        let start = self.array.as_mut_ptr() as *mut T;
        // SAFETY: that many were pushed.
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(start, self.initialized)) }
    }
}

/// The error of a slice whose length is not the array's.
#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());

impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("could not convert slice to array")
    }
}

impl From<Infallible> for TryFromSliceError {
    fn from(x: Infallible) -> TryFromSliceError {
        match x {}
    }
}

impl<T, const N: usize> [T; N] {
    /// An array of what a function makes of each element.
    pub fn map<F: FnMut(T) -> U, U>(self, mut f: F) -> [U; N] {
        let mut guard = Guard::new();
        for value in self {
            guard.push(f(value));
        }
        guard.finish()
    }

    /// The array as a slice.
    #[inline]
    pub const fn as_slice(&self) -> &[T] {
        self
    }

    /// The array as a mutable slice.
    #[inline]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self
    }

    /// An array of references to the elements.
    pub fn each_ref(&self) -> [&T; N] {
        from_fn(|i| &self[i])
    }

    /// An array of mutable references to the elements.
    pub fn each_mut(&mut self) -> [&mut T; N] {
        let start = self.as_mut_ptr();
        // SAFETY: each element is borrowed once.
        from_fn(|i| unsafe { &mut *start.add(i) })
    }
}

impl<T: Copy, const N: usize> Copy for [T; N] {}

impl<T: Clone, const N: usize> Clone for [T; N] {
    fn clone(&self) -> Self {
        from_fn(|i| self[i].clone())
    }
}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T, const N: usize> Borrow<[T]> for [T; N] {
    fn borrow(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> {
        <&Self>::try_from(slice).copied()
    }
}

impl<T: Copy, const N: usize> TryFrom<&mut [T]> for [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> {
        <Self>::try_from(&*slice)
    }
}

impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N {
            // SAFETY: the length was just checked.
            Ok(unsafe { &*(slice.as_ptr() as *const [T; N]) })
        } else {
            Err(TryFromSliceError(()))
        }
    }
}

impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N {
            // SAFETY: the length was just checked.
            Ok(unsafe { &mut *(slice.as_mut_ptr() as *mut [T; N]) })
        } else {
            Err(TryFromSliceError(()))
        }
    }
}

impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&self[..], state)
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for [T; N] {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self[..], f)
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T, I, const N: usize> Index<I> for [T; N]
where
    I: SliceIndex<[T]>,
{
    type Output = I::Output;

    #[inline]
    fn index(&self, index: I) -> &Self::Output {
        Index::index(self as &[T], index)
    }
}

impl<T, I, const N: usize> IndexMut<I> for [T; N]
where
    I: SliceIndex<[T]>,
{
    #[inline]
    fn index_mut(&mut self, index: I) -> &mut Self::Output {
        IndexMut::index_mut(self as &mut [T], index)
    }
}

/// Equality between an array and another list.
macro_rules! array_equality {
    ($($left:ty, $right:ty;)*) => {
        $(impl<T, U, const N: usize> PartialEq<$right> for $left
        where
            T: PartialEq<U>,
        {
            #[inline]
            fn eq(&self, other: &$right) -> bool {
                self[..] == other[..]
            }
        })*
    };
}

array_equality! {
    [T; N], [U; N];
    [T; N], [U];
    [T], [U; N];
    [T; N], &[U];
    &[T], [U; N];
    [T; N], &mut [U];
    &mut [T], [U; N];
}

impl<T: Eq, const N: usize> Eq for [T; N] {}

impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] {
    fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> {
        PartialOrd::partial_cmp(&self[..], &other[..])
    }
}

impl<T: Ord, const N: usize> Ord for [T; N] {
    fn cmp(&self, other: &[T; N]) -> Ordering {
        Ord::cmp(&self[..], &other[..])
    }
}

impl<T> Default for [T; 0] {
    fn default() -> [T; 0] {
        []
    }
}

macro_rules! array_default {
    ($($n:literal)*) => {
        $(impl<T: Default> Default for [T; $n] {
            fn default() -> [T; $n] {
                from_fn(|_| T::default())
            }
        })*
    };
}

array_default! { 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 }

/// The iterator of an array by value.
#[glasscrab::view(sequence(place = "data", start = "alive.start", end = "alive.end", element = "T"))]
pub struct IntoIter<T, const N: usize> {
    data: [MaybeUninit<T>; N],
    alive: crate::ops::Range<usize>,
}

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;

    fn into_iter(self) -> IntoIter<T, N> {
        IntoIter { data: MaybeUninit::new(self).transpose(), alive: 0..N }
    }
}

impl<T, const N: usize> IntoIter<T, N> {
    /// What was not given yet.
    pub fn as_slice(&self) -> &[T] {
        // SAFETY: the elements in `alive` are there.
        unsafe { crate::slice::from_raw_parts((self.data.as_ptr() as *const T).add(self.alive.start), self.len()) }
    }

    /// What was not given yet, mutable.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        let len = self.len();
        // SAFETY: the elements in `alive` are there.
        unsafe {
            crate::slice::from_raw_parts_mut((self.data.as_mut_ptr() as *mut T).add(self.alive.start), len)
        }
    }
}

impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let index = self.alive.next()?;
        // SAFETY: was alive until now.
        Some(unsafe { self.data[index].assume_init_read() })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.alive.size_hint()
    }
}

impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    fn next_back(&mut self) -> Option<T> {
        let index = self.alive.next_back()?;
        // SAFETY: was alive until now.
        Some(unsafe { self.data[index].assume_init_read() })
    }
}

impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
impl<T, const N: usize> FusedIterator for IntoIter<T, N> {}
// SAFETY: the range's hint is exact.
unsafe impl<T, const N: usize> TrustedLen for IntoIter<T, N> {}

impl<T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) {
        // SAFETY: what is alive was not given away.
        unsafe { ptr::drop_in_place(self.as_mut_slice()) }
    }
}

impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    fn clone(&self) -> Self {
        let mut new = IntoIter { data: [const { MaybeUninit::uninit() }; N], alive: 0..0 };
        for value in self.as_slice() {
            new.data[new.alive.end].write(value.clone());
            new.alive.end += 1;
        }
        new
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}
