//! Memory that may not hold a value yet.

use crate::any::type_name;
use crate::fmt;
use crate::mem::ManuallyDrop;
use crate::ptr;

/// Room for a `T` that may not be there.
#[lang = "maybe_uninit"]
#[derive(Copy)]
#[repr(transparent)]
pub union MaybeUninit<T> {
    uninit: (),
    value: ManuallyDrop<T>,
}

impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaybeUninit<")?;
        f.write_str(type_name::<T>())?;
        f.write_str(">")
    }
}

impl<T> MaybeUninit<T> {
    /// Room that holds `val`.
    #[inline]
    pub const fn new(val: T) -> MaybeUninit<T> {
        MaybeUninit { value: ManuallyDrop::new(val) }
    }

    /// Room that holds nothing.
    #[inline]
    pub const fn uninit() -> MaybeUninit<T> {
        MaybeUninit { uninit: () }
    }

    /// Room whose bytes are zero.
    #[inline]
    pub const fn zeroed() -> MaybeUninit<T> {
        let mut u = MaybeUninit::<T>::uninit();
        // SAFETY: any bytes are a valid `MaybeUninit`.
        unsafe { ptr::write_bytes(u.as_mut_ptr(), 0, 1) };
        u
    }

    /// Puts a value in, without dropping what was there.
    #[inline]
    pub const fn write(&mut self, val: T) -> &mut T {
        *self = MaybeUninit::new(val);
        // SAFETY: just written.
        unsafe { self.assume_init_mut() }
    }

    /// A pointer to the value.
    #[inline]
    pub const fn as_ptr(&self) -> *const T {
        self as *const MaybeUninit<T> as *const T
    }

    /// A mutable pointer to the value.
    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut MaybeUninit<T> as *mut T
    }

    /// The value.
    ///
    /// # Safety
    /// It must have been written.
    #[inline]
    #[track_caller]
    pub const unsafe fn assume_init(self) -> T {
        // SAFETY: promised by the caller.
        unsafe { ManuallyDrop::into_inner(self.value) }
    }

    /// The value, leaving its bytes behind.
    ///
    /// # Safety
    /// It must have been written, and must not be used twice.
    #[inline]
    pub const unsafe fn assume_init_read(&self) -> T {
        // SAFETY: promised by the caller.
        unsafe { ptr::read(self.as_ptr()) }
    }

    /// Drops the value in place.
    ///
    /// # Safety
    /// It must have been written.
    #[inline]
    pub unsafe fn assume_init_drop(&mut self) {
        // SAFETY: promised by the caller.
        unsafe { ptr::drop_in_place(self.as_mut_ptr()) }
    }

    /// The value by reference.
    ///
    /// # Safety
    /// It must have been written.
    #[inline]
    pub const unsafe fn assume_init_ref(&self) -> &T {
        // SAFETY: promised by the caller.
        unsafe { &*self.as_ptr() }
    }

    /// The value by mutable reference.
    ///
    /// # Safety
    /// It must have been written.
    #[inline]
    pub const unsafe fn assume_init_mut(&mut self) -> &mut T {
        // SAFETY: promised by the caller.
        unsafe { &mut *self.as_mut_ptr() }
    }
}

impl<T, const N: usize> MaybeUninit<[T; N]> {
    /// An array of rooms.
    #[inline]
    pub const fn transpose(self) -> [MaybeUninit<T>; N] {
        // SAFETY: same size and alignment, and any bytes are valid.
        unsafe { crate::intrinsics::transmute_unchecked(self) }
    }
}
