//! `Unique`: the pointer inside of owning types.

use crate::fmt;
use crate::marker::{PhantomData, Unsize};
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::ptr::NonNull;

/// A pointer that is not null and owns what it points to.
#[repr(transparent)]
#[doc(hidden)]
pub struct Unique<T: ?Sized> {
    pointer: NonNull<T>,
    _marker: PhantomData<T>,
}

// SAFETY: owning a `T` through a pointer is as owning it.
unsafe impl<T: Send + ?Sized> Send for Unique<T> {}
// SAFETY: as above.
unsafe impl<T: Sync + ?Sized> Sync for Unique<T> {}

impl<T: Sized> Unique<T> {
    /// An aligned address that belongs to no allocation.
    #[inline]
    pub const fn dangling() -> Self {
        Unique { pointer: NonNull::dangling(), _marker: PhantomData }
    }
}

impl<T: ?Sized> Unique<T> {
    /// Wraps a pointer.
    ///
    /// # Safety
    /// It must not be null.
    #[inline]
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        // SAFETY: promised by the caller.
        unsafe { Unique { pointer: NonNull::new_unchecked(ptr), _marker: PhantomData } }
    }

    /// Wraps a pointer that is not null.
    #[inline]
    pub const fn from_non_null(pointer: NonNull<T>) -> Self {
        Unique { pointer, _marker: PhantomData }
    }

    /// The raw pointer.
    #[inline]
    pub const fn as_ptr(self) -> *mut T {
        self.pointer.as_ptr()
    }

    /// The pointer that is not null.
    #[inline]
    pub const fn as_non_null_ptr(self) -> NonNull<T> {
        self.pointer
    }

    /// A shared reference.
    ///
    /// # Safety
    /// What it points to must be valid.
    #[inline]
    pub const unsafe fn as_ref(&self) -> &T {
        // SAFETY: promised by the caller.
        unsafe { self.pointer.as_ref() }
    }

    /// A mutable reference.
    ///
    /// # Safety
    /// What it points to must be valid and unshared.
    #[inline]
    pub const unsafe fn as_mut(&mut self) -> &mut T {
        // SAFETY: promised by the caller.
        unsafe { self.pointer.as_mut() }
    }

    /// The same address with another pointee.
    #[inline]
    pub const fn cast<U>(self) -> Unique<U> {
        Unique { pointer: self.pointer.cast(), _marker: PhantomData }
    }
}

impl<T: ?Sized> Clone for Unique<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Unique<T> {}
impl<T: ?Sized, U: ?Sized> CoerceUnsized<Unique<U>> for Unique<T> where T: Unsize<U> {}
impl<T: ?Sized, U: ?Sized> DispatchFromDyn<Unique<U>> for Unique<T> where T: Unsize<U> {}

impl<T: ?Sized> fmt::Debug for Unique<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}
