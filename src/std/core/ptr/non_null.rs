//! `NonNull`: a raw pointer that is not null.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::marker::Unsize;
use crate::num::NonZero;
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::ptr::{self, Unique};

/// A pointer that is not null; covariant in `T`.
#[repr(transparent)]
#[rustc_layout_scalar_valid_range_start(1)]
#[rustc_nonnull_optimization_guaranteed]
#[rustc_diagnostic_item = "NonNull"]
pub struct NonNull<T: ?Sized> {
    pointer: *const T,
}

impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}

impl<T> NonNull<T> {
    /// An aligned address that belongs to no allocation.
    #[inline]
    pub const fn dangling() -> Self {
        // SAFETY: an alignment is not zero.
        unsafe { NonNull::new_unchecked(ptr::dangling_mut::<T>()) }
    }

    /// This pointer moved by `count` elements.
    ///
    /// # Safety
    /// See the method of raw pointers.
    #[inline]
    pub const unsafe fn offset(self, count: isize) -> Self {
        // SAFETY: promised by the caller.
        unsafe { NonNull { pointer: self.pointer.offset(count) } }
    }

    /// This pointer moved forwards by `count` elements.
    ///
    /// # Safety
    /// See the method of raw pointers.
    #[inline]
    pub const unsafe fn add(self, count: usize) -> Self {
        // SAFETY: promised by the caller.
        unsafe { NonNull { pointer: self.pointer.add(count) } }
    }

    /// This pointer moved backwards by `count` elements.
    ///
    /// # Safety
    /// See the method of raw pointers.
    #[inline]
    pub const unsafe fn sub(self, count: usize) -> Self {
        // SAFETY: promised by the caller.
        unsafe { NonNull { pointer: self.pointer.sub(count) } }
    }

    /// How many elements this pointer lies after `origin`.
    ///
    /// # Safety
    /// See the method of raw pointers.
    #[inline]
    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize {
        // SAFETY: promised by the caller.
        unsafe { self.pointer.offset_from(origin.pointer) }
    }

    /// See `ptr::read`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub const unsafe fn read(self) -> T {
        // SAFETY: promised by the caller.
        unsafe { ptr::read(self.pointer) }
    }

    /// See `ptr::write`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub const unsafe fn write(self, val: T) {
        // SAFETY: promised by the caller.
        unsafe { ptr::write(self.as_ptr(), val) }
    }

    /// See `ptr::replace`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub const unsafe fn replace(self, src: T) -> T {
        // SAFETY: promised by the caller.
        unsafe { ptr::replace(self.as_ptr(), src) }
    }

    /// See `ptr::swap`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub const unsafe fn swap(self, with: NonNull<T>) {
        // SAFETY: promised by the caller.
        unsafe { ptr::swap(self.as_ptr(), with.as_ptr()) }
    }
}

impl<T: ?Sized> NonNull<T> {
    /// Wraps a pointer.
    ///
    /// # Safety
    /// It must not be null.
    #[inline]
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        // SAFETY: promised by the caller.
        unsafe { NonNull { pointer: ptr as *const T } }
    }

    /// Wraps a pointer, unless it is null.
    #[inline]
    pub const fn new(ptr: *mut T) -> Option<Self> {
        if ptr.is_null() {
            None
        } else {
            // SAFETY: just checked.
            Some(unsafe { Self::new_unchecked(ptr) })
        }
    }

    /// The pointer of a reference.
    #[inline]
    pub const fn from_ref(r: &T) -> Self {
        // SAFETY: a reference is not null.
        unsafe { NonNull { pointer: r as *const T } }
    }

    /// The pointer of a mutable reference.
    #[inline]
    pub const fn from_mut(r: &mut T) -> Self {
        // SAFETY: a reference is not null.
        unsafe { NonNull { pointer: r as *mut T } }
    }

    /// The raw pointer.
    #[inline]
    pub const fn as_ptr(self) -> *mut T {
        self.pointer as *mut T
    }

    /// The address.
    #[inline]
    pub fn addr(self) -> NonZero<usize> {
        // SAFETY: not null.
        unsafe { NonZero::new_unchecked(self.pointer.addr()) }
    }

    /// A shared reference.
    ///
    /// # Safety
    /// What it points to must be valid for `'a`.
    #[inline]
    pub const unsafe fn as_ref<'a>(&self) -> &'a T {
        // SAFETY: promised by the caller.
        unsafe { &*self.pointer }
    }

    /// A mutable reference.
    ///
    /// # Safety
    /// What it points to must be valid and unshared for `'a`.
    #[inline]
    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T {
        // SAFETY: promised by the caller.
        unsafe { &mut *self.as_ptr() }
    }

    /// The same address with another pointee.
    #[inline]
    pub const fn cast<U>(self) -> NonNull<U> {
        // SAFETY: not null.
        unsafe { NonNull { pointer: self.pointer as *const U } }
    }

    /// See `ptr::drop_in_place`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub unsafe fn drop_in_place(self) {
        // SAFETY: promised by the caller.
        unsafe { ptr::drop_in_place(self.as_ptr()) }
    }
}

impl<T> NonNull<[T]> {
    /// A slice pointer made of address and length.
    #[inline]
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self {
        // SAFETY: `data` is not null.
        unsafe { NonNull::new_unchecked(ptr::slice_from_raw_parts_mut(data.as_ptr(), len)) }
    }

    /// The length in the metadata.
    #[inline]
    pub const fn len(self) -> usize {
        self.pointer.len()
    }

    /// Whether the length is zero.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl<T: ?Sized> Clone for NonNull<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for NonNull<T> {}
impl<T: ?Sized, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> where T: Unsize<U> {}
impl<T: ?Sized, U: ?Sized> DispatchFromDyn<NonNull<U>> for NonNull<T> where T: Unsize<U> {}

impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> Eq for NonNull<T> {}

impl<T: ?Sized> PartialEq for NonNull<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.as_ptr() == other.as_ptr()
    }
}

impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_ptr().cmp(&other.as_ptr())
    }
}

impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Hash for NonNull<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_ptr().hash(state)
    }
}

impl<T: ?Sized> From<Unique<T>> for NonNull<T> {
    fn from(unique: Unique<T>) -> Self {
        unique.as_non_null_ptr()
    }
}

impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self {
        NonNull::from_mut(r)
    }
}

impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self {
        NonNull::from_ref(r)
    }
}

impl<T> NonNull<T> {
    /// Whether the address is a multiple of the alignment.
    #[inline]
    pub fn is_aligned(self) -> bool {
        self.as_ptr().is_aligned()
    }
}
