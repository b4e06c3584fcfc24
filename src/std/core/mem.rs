//! Sizes, moves and uninitialised memory.

use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::DiscriminantKind;
use crate::ops::{Deref, DerefMut, DerefPure};
use crate::ptr;

pub use crate::intrinsics::transmute;

#[path = "mem/maybe_uninit.rs"]
mod maybe_uninit;
pub use maybe_uninit::MaybeUninit;

/// Takes ownership of a value and never drops it.
#[inline]
pub const fn forget<T>(t: T) {
    let _ = ManuallyDrop::new(t);
}

/// The size of a type in bytes.
#[inline]
pub const fn size_of<T>() -> usize {
    intrinsics::size_of::<T>()
}

/// The size of a value in bytes.
#[inline]
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize {
    // SAFETY: a reference's metadata is valid.
    unsafe { intrinsics::size_of_val(val as *const T) }
}

/// The alignment of a type in bytes.
#[inline]
pub const fn align_of<T>() -> usize {
    intrinsics::align_of::<T>()
}

/// The alignment of a value in bytes.
#[inline]
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize {
    // SAFETY: a reference's metadata is valid.
    unsafe { intrinsics::align_of_val(val as *const T) }
}

/// Whether dropping a `T` does anything.
#[inline]
pub const fn needs_drop<T: ?Sized>() -> bool {
    intrinsics::needs_drop::<T>()
}

/// A value whose bytes are all zero.
///
/// # Safety
/// That must be a valid `T`.
#[inline]
pub const unsafe fn zeroed<T>() -> T {
    // SAFETY: promised by the caller.
    unsafe { MaybeUninit::zeroed().assume_init() }
}

/// A value that was never written.
///
/// # Safety
/// Almost never sound: use `MaybeUninit`.
#[deprecated]
pub unsafe fn uninitialized<T>() -> T {
    // SAFETY: promised by the caller.
    unsafe { MaybeUninit::uninit().assume_init() }
}

/// Exchanges two values.
#[inline]
pub const fn swap<T>(x: &mut T, y: &mut T) {
    // SAFETY: both are valid for reads and writes, and distinct.
    unsafe {
        let a = ptr::read(x);
        let b = ptr::read(y);
        ptr::write(x, b);
        ptr::write(y, a);
    }
}

/// Takes a value out and leaves the default.
#[inline]
pub fn take<T: Default>(dest: &mut T) -> T {
    replace(dest, T::default())
}

/// Puts a value in and returns the old one.
#[inline]
#[must_use = "if you don't need the old value, you can just assign the new value directly"]
pub const fn replace<T>(dest: &mut T, src: T) -> T {
    // SAFETY: `dest` is valid, and its old value is not used twice.
    unsafe {
        let result = intrinsics::read_via_copy(dest);
        intrinsics::write_via_move(dest, src);
        result
    }
}

/// Ends a value's life.
#[inline]
#[rustc_diagnostic_item = "mem_drop"]
pub fn drop<T>(_x: T) {}

/// The bytes of a value as another type.
///
/// # Safety
/// They must be a valid `Dst`, no larger than `Src`.
#[inline]
#[track_caller]
pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    assert!(size_of::<Src>() >= size_of::<Dst>(), "cannot transmute_copy if Dst is larger than Src");
    // SAFETY: large enough by the assertion; the read need not be aligned.
    unsafe { ptr::read_unaligned(src as *const Src as *const Dst) }
}

/// The discriminant of an enum's value, to compare and hash.
pub struct Discriminant<T>(<T as DiscriminantKind>::Discriminant);

/// Which variant a value is.
pub const fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant(intrinsics::discriminant_value(v))
}

impl<T> Copy for Discriminant<T> {}

impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, rhs: &Self) -> bool {
        self.0 == rhs.0
    }
}

impl<T> Eq for Discriminant<T> {}

impl<T> Hash for Discriminant<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Discriminant<T> {
    fn fmt(&self, fmt: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt.debug_tuple("Discriminant").field(&self.0).finish()
    }
}

/// A value that is not dropped automatically.
#[lang = "manually_drop"]
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
#[glasscrab::view(transparent("value"))]
pub struct ManuallyDrop<T: ?Sized> {
    value: MaybeDangling<T>,
}

/// A value whose references and boxes may have lost what they point to.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
#[glasscrab::view(transparent("0"))]
pub struct MaybeDangling<P: ?Sized>(P);

impl<T> ManuallyDrop<T> {
    /// Wraps a value.
    #[inline]
    pub const fn new(value: T) -> ManuallyDrop<T> {
        ManuallyDrop { value: MaybeDangling(value) }
    }

    /// The value, to be dropped again.
    #[inline]
    pub const fn into_inner(slot: ManuallyDrop<T>) -> T {
        // SAFETY: `slot` is not dropped, so the value is used once.
        unsafe { ptr::read(&slot as *const ManuallyDrop<T> as *const T) }
    }

    /// The value, which must not be used again through the slot.
    ///
    /// # Safety
    /// It must not have been taken or dropped.
    #[inline]
    pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T {
        // SAFETY: promised by the caller.
        unsafe { ptr::read(&slot.value.0) }
    }
}

impl<T: ?Sized> ManuallyDrop<T> {
    /// Drops the value.
    ///
    /// # Safety
    /// It must not have been taken or dropped.
    #[inline]
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) {
        // SAFETY: promised by the caller.
        unsafe { ptr::drop_in_place(&mut slot.value.0) }
    }
}

impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value.0
    }
}

impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value.0
    }
}

// SAFETY: `deref` gives the same field always.
unsafe impl<T: ?Sized> DerefPure for ManuallyDrop<T> {}

/// The offset of a field in bytes.
#[cfg_attr(not(glasscrab_check), rustc_builtin_macro)]
#[allow_internal_unstable(builtin_syntax)]
pub macro offset_of($Container:ty, $($fields:expr)+ $(,)?) {
    builtin # offset_of($Container, $($fields)+)
}
