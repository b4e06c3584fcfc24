//! The traits of rings: copies, comparisons, conversions.

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};
use core::mem::{self, ManuallyDrop};
use core::ptr;

use super::{Iter, IterMut, VecDeque};
use crate::alloc::Allocator;
use crate::raw_vec::RawVec;
use crate::vec::Vec;

impl<T: Clone> Clone for VecDeque<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        let mut deq = VecDeque::with_capacity(self.len());
        deq.extend(self.iter().cloned());
        deq
    }

    #[track_caller]
    fn clone_from(&mut self, source: &Self) {
        self.clear();
        self.extend(source.iter().cloned());
    }
}

impl<T> Default for VecDeque<T> {
    #[inline]
    fn default() -> VecDeque<T> {
        VecDeque::new()
    }
}

impl<T: PartialEq, A: Allocator> PartialEq for VecDeque<T, A> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len() && self.iter().zip(other.iter()).all(|(a, b)| a == b)
    }
}

impl<T: Eq, A: Allocator> Eq for VecDeque<T, A> {}

/// Equality between a ring and another list.
macro_rules! equality {
    ($([$($generics:tt)*] $right:ty;)*) => {
        $(impl<T: PartialEq<U>, U, A: Allocator, $($generics)*> PartialEq<$right> for VecDeque<T, A> {
            fn eq(&self, other: &$right) -> bool {
                if self.len() != other.len() {
                    return false;
                }
                let (front, back) = self.as_slices();
                let (other_front, other_back) = other[..].split_at(front.len());
                front == other_front && back == other_back
            }
        })*
    };
}

equality! {
    [] Vec<U, A>;
    [] &[U];
    [] &mut [U];
    [const N: usize] [U; N];
    [const N: usize] &[U; N];
    [const N: usize] &mut [U; N];
}

impl<T: PartialOrd, A: Allocator> PartialOrd for VecDeque<T, A> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<T: Ord, A: Allocator> Ord for VecDeque<T, A> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<T: Hash, A: Allocator> Hash for VecDeque<T, A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The parts of the ring must not show: one element after the other.
        state.write_length_prefix(self.len);
        for elem in self.iter() {
            elem.hash(state);
        }
    }
}

impl<T> FromIterator<T> for VecDeque<T> {
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {
        From::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a VecDeque<T, A> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, A: Allocator> IntoIterator for &'a mut VecDeque<T, A> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T, A: Allocator> Extend<T> for VecDeque<T, A> {
    #[track_caller]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let mut iterator = iter.into_iter();
        // Room for all is made before the first is put in, since growing also moves elements in the ring.
        while let Some(element) = iterator.next() {
            let (lower, _) = iterator.size_hint();
            self.reserve(lower.saturating_add(1));
            self.push_back(element);
            while !self.is_full() {
                let Some(element) = iterator.next() else { return };
                self.push_back(element);
            }
        }
    }

    #[inline]
    fn extend_one(&mut self, elem: T) {
        self.push_back(elem);
    }
}

impl<'a, T: 'a + Copy, A: Allocator> Extend<&'a T> for VecDeque<T, A> {
    #[track_caller]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().copied());
    }
}

impl<T> From<Vec<T>> for VecDeque<T> {
    /// The block stays.
    #[inline]
    fn from(other: Vec<T>) -> Self {
        let mut other = ManuallyDrop::new(other);
        let (len, capacity) = (other.len(), other.capacity());
        // SAFETY: the vector gives its block up.
        VecDeque { head: 0, len, buf: unsafe { RawVec::from_raw_parts(other.as_mut_ptr(), capacity) } }
    }
}

impl<T> From<VecDeque<T>> for Vec<T> {
    /// The block stays; the elements move to its beginning.
    fn from(mut other: VecDeque<T>) -> Self {
        other.make_contiguous();
        let other = ManuallyDrop::new(other);
        let start = other.ptr();
        // SAFETY: the ring gives its block up.
        unsafe {
            if other.head != 0 {
                ptr::copy(start.add(other.head), start, other.len);
            }
            Vec::from_raw_parts(start, other.len, other.capacity())
        }
    }
}

impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    #[track_caller]
    fn from(arr: [T; N]) -> Self {
        let mut deq = VecDeque::with_capacity(N);
        let arr = ManuallyDrop::new(arr);
        if mem::size_of::<T>() != 0 {
            // SAFETY: there is room, and the array is not used again.
            unsafe { ptr::copy_nonoverlapping(&raw const *arr as *const T, deq.ptr(), N) };
        }
        deq.len = N;
        deq
    }
}
