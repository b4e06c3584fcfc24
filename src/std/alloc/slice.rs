//! Slices: what needs a heap. Also all of `core::slice`.

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::mem::ManuallyDrop;
use core::ptr;

use crate::borrow::ToOwned;
use crate::boxed::Box;
use crate::string::String;
use crate::vec::Vec;

pub use core::slice::*;

/// The elements of a box as a vector.
pub(crate) fn into_vec<T>(b: Box<[T]>) -> Vec<T> {
    let len = b.len();
    // SAFETY: the block of a boxed slice is that of a vector without further room.
    unsafe { Vec::from_raw_parts(Box::into_raw(b) as *mut T, len, len) }
}

/// Clones of the elements as a vector.
#[track_caller]
pub(crate) fn to_vec<T: Clone>(s: &[T]) -> Vec<T> {
    let mut v = Vec::with_capacity(s.len());
    for item in s {
        v.push(item.clone());
    }
    v
}

impl<T> [T] {
    /// Sorts; equal elements keep their order.
    #[rustc_allow_incoherent_impl]
    pub fn sort(&mut self)
    where
        T: Ord,
    {
        merge_sort(self, &mut |a: &T, b: &T| a.lt(b));
    }

    /// Sorts by a comparison; equal elements keep their order.
    #[rustc_allow_incoherent_impl]
    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        merge_sort(self, &mut |a: &T, b: &T| compare(a, b) == Ordering::Less);
    }

    /// Sorts by a key; equal elements keep their order.
    #[rustc_allow_incoherent_impl]
    pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        merge_sort(self, &mut |a: &T, b: &T| f(a).lt(&f(b)));
    }

    /// Sorts by a key that is made once for each element.
    #[rustc_allow_incoherent_impl]
    pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F) {
        self.sort_by_key(f);
    }

    /// Clones of the elements as a vector.
    #[rustc_allow_incoherent_impl]
    #[inline]
    #[track_caller]
    pub fn to_vec(&self) -> Vec<T>
    where
        T: Clone,
    {
        to_vec(self)
    }

    /// The elements of a box as a vector.
    #[rustc_allow_incoherent_impl]
    #[inline]
    pub fn into_vec(self: Box<Self>) -> Vec<T> {
        into_vec(self)
    }

    /// The elements a number of times.
    #[rustc_allow_incoherent_impl]
    #[track_caller]
    pub fn repeat(&self, n: usize) -> Vec<T>
    where
        T: Copy,
    {
        let mut v = Vec::with_capacity(self.len().checked_mul(n).expect("capacity overflow"));
        for _ in 0..n {
            v.extend_from_slice(self);
        }
        v
    }

    /// The parts one behind the other.
    #[rustc_allow_incoherent_impl]
    pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output
    where
        Self: Concat<Item>,
    {
        Concat::concat(self)
    }

    /// The parts with a separator between.
    #[rustc_allow_incoherent_impl]
    pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }
}

impl<T> [T] {
    /// The parts with a separator between.
    #[rustc_allow_incoherent_impl]
    #[deprecated(since = "1.3.0", note = "renamed to join")]
    pub fn connect<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }
}

impl [u8] {
    /// With ASCII letters made upper-case.
    #[rustc_allow_incoherent_impl]
    pub fn to_ascii_uppercase(&self) -> Vec<u8> {
        let mut me = self.to_vec();
        me.make_ascii_uppercase();
        me
    }

    /// With ASCII letters made lower-case.
    #[rustc_allow_incoherent_impl]
    pub fn to_ascii_lowercase(&self) -> Vec<u8> {
        let mut me = self.to_vec();
        me.make_ascii_lowercase();
        me
    }
}

/// Lists of parts that can be put one behind the other.
pub trait Concat<Item: ?Sized> {
    /// The whole.
    type Output;

    /// Puts the parts one behind the other.
    fn concat(slice: &Self) -> Self::Output;
}

/// Lists of parts that can be joined.
pub trait Join<Separator> {
    /// The whole.
    type Output;

    /// Puts the parts one behind the other with a separator between.
    fn join(slice: &Self, sep: Separator) -> Self::Output;
}

impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;

    fn concat(slice: &Self) -> Vec<T> {
        let mut result = Vec::new();
        for part in slice {
            result.extend_from_slice(part.borrow());
        }
        result
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;

    fn join(slice: &Self, sep: &T) -> Vec<T> {
        Join::join(slice, core::slice::from_ref(sep))
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;

    fn join(slice: &Self, sep: &[T]) -> Vec<T> {
        let mut result = Vec::new();
        for (i, part) in slice.iter().enumerate() {
            if i > 0 {
                result.extend_from_slice(sep);
            }
            result.extend_from_slice(part.borrow());
        }
        result
    }
}

impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;

    fn concat(slice: &Self) -> String {
        Join::join(slice, "")
    }
}

impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;

    fn join(slice: &Self, sep: &str) -> String {
        let mut len = sep.len() * slice.len().saturating_sub(1);
        for part in slice {
            len += part.borrow().len();
        }
        let mut result = String::with_capacity(len);
        for (i, part) in slice.iter().enumerate() {
            if i > 0 {
                result.push_str(sep);
            }
            result.push_str(part.borrow());
        }
        result
    }
}

impl<T: Clone> ToOwned for [T] {
    type Owned = Vec<T>;

    fn to_owned(&self) -> Vec<T> {
        self.to_vec()
    }
}

/// Below this length, insertion is the faster sort.
const SHORT: usize = 20;

/// Sorts by merging halves; a panic of `is_less` leaves a permutation, since elements are always all in the slice.
fn merge_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], is_less: &mut F) {
    let len = v.len();
    if len <= SHORT {
        return insertion_sort(v, is_less);
    }
    let (left, right) = v.split_at_mut(len / 2);
    merge_sort(left, is_less);
    merge_sort(right, is_less);
    if !is_less(&v[len / 2], &v[len / 2 - 1]) {
        return;
    }
    let mut merged: ManuallyDrop<Vec<usize>> = ManuallyDrop::new(Vec::with_capacity(len));
    let (mut i, mut j) = (0, len / 2);
    while i < len / 2 || j < len {
        if j == len || (i < len / 2 && !is_less(&v[j], &v[i])) {
            merged.push(i);
            i += 1;
        } else {
            merged.push(j);
            j += 1;
        }
    }
    let order = ManuallyDrop::into_inner(merged);
    let mut copy: Vec<T> = Vec::with_capacity(len);
    // SAFETY: `order` is a permutation, so each element moves out and back once; nothing here can panic.
    unsafe {
        for (to, &from) in order.iter().enumerate() {
            ptr::copy_nonoverlapping(v.as_ptr().add(from), copy.as_mut_ptr().add(to), 1);
        }
        ptr::copy_nonoverlapping(copy.as_ptr(), v.as_mut_ptr(), len);
    }
}

fn insertion_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], is_less: &mut F) {
    for i in 1..v.len() {
        let mut j = i;
        while j > 0 && is_less(&v[j], &v[j - 1]) {
            v.swap(j, j - 1);
            j -= 1;
        }
    }
}
