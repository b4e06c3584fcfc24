//! Methods of `*mut T`.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::ptr;

impl<T: ?Sized> *mut T {
    /// Whether the address is zero.
    #[inline]
    pub const fn is_null(self) -> bool {
        // SAFETY: a pointer's bytes are a valid integer.
        unsafe { intrinsics::transmute::<*const u8, usize>(self as *const u8) == 0 }
    }

    /// The same address with another pointee.
    #[inline]
    pub const fn cast<U>(self) -> *mut U {
        self as _
    }

    /// The address.
    #[inline]
    pub fn addr(self) -> usize {
        self as *const () as usize
    }

    /// The address, whose provenance may be used by `with_exposed_provenance`.
    #[inline]
    pub fn expose_provenance(self) -> usize {
        self as *const () as usize
    }

    /// A shared reference, unless null.
    ///
    /// # Safety
    /// What it points to must be valid for `'a`.
    #[inline]
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        // SAFETY: promised by the caller.
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }

    /// The same pointer, not mutable.
    #[inline]
    pub const fn cast_const(self) -> *const T {
        self as *const T
    }

    /// A mutable reference, unless null.
    ///
    /// # Safety
    /// What it points to must be valid and unshared for `'a`.
    #[inline]
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        // SAFETY: promised by the caller.
        if self.is_null() { None } else { unsafe { Some(&mut *self) } }
    }

    /// See `ptr::drop_in_place`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub unsafe fn drop_in_place(self) {
        // SAFETY: promised by the caller.
        unsafe { ptr::drop_in_place(self) }
    }
}

impl<T> *mut T {
    /// This pointer moved by `count` elements, within one allocation.
    ///
    /// # Safety
    /// Both ends must lie in the allocation or one past it.
    #[inline]
    #[track_caller]
    pub const unsafe fn offset(self, count: isize) -> *mut T {
        // SAFETY: promised by the caller.
        unsafe { intrinsics::offset(self, count) }
    }

    /// This pointer moved by `count` elements, wherever that is.
    #[inline]
    pub const fn wrapping_offset(self, count: isize) -> *mut T {
        // SAFETY: the pointer is not read through.
        unsafe { intrinsics::arith_offset(self as *const T, count) as *mut T }
    }

    /// This pointer moved forwards by `count` elements.
    ///
    /// # Safety
    /// As for `offset`.
    #[inline]
    #[track_caller]
    pub const unsafe fn add(self, count: usize) -> *mut T {
        // SAFETY: promised by the caller.
        unsafe { intrinsics::offset(self, count) }
    }

    /// This pointer moved backwards by `count` elements.
    ///
    /// # Safety
    /// As for `offset`.
    #[inline]
    #[track_caller]
    pub const unsafe fn sub(self, count: usize) -> *mut T {
        // SAFETY: promised by the caller.
        unsafe { intrinsics::offset(self, intrinsics::wrapping_sub(0, count as isize)) }
    }

    /// This pointer moved forwards by `count` elements, wherever that is.
    #[inline]
    pub const fn wrapping_add(self, count: usize) -> *mut T {
        self.wrapping_offset(count as isize)
    }

    /// This pointer moved backwards by `count` elements, wherever that is.
    #[inline]
    pub const fn wrapping_sub(self, count: usize) -> *mut T {
        self.wrapping_offset(intrinsics::wrapping_sub(0, count as isize))
    }

    /// This pointer moved forwards by `count` bytes.
    ///
    /// # Safety
    /// As for `offset`.
    #[inline]
    pub const unsafe fn byte_add(self, count: usize) -> *mut T {
        // SAFETY: promised by the caller.
        unsafe { (self as *mut u8).add(count) as *mut T }
    }

    /// This pointer moved backwards by `count` bytes.
    ///
    /// # Safety
    /// As for `offset`.
    #[inline]
    pub const unsafe fn byte_sub(self, count: usize) -> *mut T {
        // SAFETY: promised by the caller.
        unsafe { (self as *mut u8).sub(count) as *mut T }
    }

    /// How many elements this pointer lies after `origin`.
    ///
    /// # Safety
    /// Both must point into one allocation.
    #[inline]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize {
        // SAFETY: promised by the caller.
        unsafe { intrinsics::ptr_offset_from(self as *const T, origin) }
    }

    /// `offset_from` where this pointer does not lie before `origin`.
    ///
    /// # Safety
    /// Both must point into one allocation.
    #[inline]
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        // SAFETY: promised by the caller.
        unsafe { intrinsics::ptr_offset_from_unsigned(self as *const T, origin) }
    }

    /// A shared reference.
    ///
    /// # Safety
    /// The pointer must not be null, and what it points to must be valid for `'a`.
    #[inline]
    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
        // SAFETY: promised by the caller.
        unsafe { &*self }
    }

    /// A mutable reference.
    ///
    /// # Safety
    /// The pointer must not be null, and what it points to must be valid and unshared for `'a`.
    #[inline]
    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T {
        // SAFETY: promised by the caller.
        unsafe { &mut *self }
    }

    /// This pointer with the address that a function makes of its own.
    #[inline]
    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> *mut T {
        self.with_addr(f(self.addr()))
    }

    /// This pointer moved by `count` bytes, wherever that is.
    #[inline]
    pub const fn wrapping_byte_offset(self, count: isize) -> *mut T {
        (self as *mut u8).wrapping_offset(count) as *mut T
    }

    /// This pointer moved back by `count` bytes, wherever that is.
    #[inline]
    pub const fn wrapping_byte_sub(self, count: usize) -> *mut T {
        (self as *mut u8).wrapping_sub(count) as *mut T
    }

    /// This pointer with another address.
    #[inline]
    pub fn with_addr(self, addr: usize) -> *mut T {
        self.wrapping_byte_add(addr.wrapping_sub(self.addr()))
    }

    /// This pointer moved forwards by `count` bytes, wherever that is.
    #[inline]
    pub const fn wrapping_byte_add(self, count: usize) -> *mut T {
        (self as *mut u8).wrapping_add(count) as *mut T
    }

    /// See `ptr::read`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    #[track_caller]
    pub const unsafe fn read(self) -> T {
        // SAFETY: promised by the caller.
        unsafe { ptr::read(self as *const T) }
    }

    /// See `ptr::read_volatile`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub unsafe fn read_volatile(self) -> T {
        // SAFETY: promised by the caller.
        unsafe { ptr::read_volatile(self as *const T) }
    }

    /// See `ptr::read_unaligned`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub const unsafe fn read_unaligned(self) -> T {
        // SAFETY: promised by the caller.
        unsafe { ptr::read_unaligned(self as *const T) }
    }

    /// Copies `count` elements from here to `dest`.
    ///
    /// # Safety
    /// See `ptr::copy`.
    #[inline]
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) {
        // SAFETY: promised by the caller.
        unsafe { ptr::copy(self as *const T, dest, count) }
    }

    /// Copies `count` elements from here to `dest`, which does not overlap.
    ///
    /// # Safety
    /// See `ptr::copy_nonoverlapping`.
    #[inline]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        // SAFETY: promised by the caller.
        unsafe { ptr::copy_nonoverlapping(self as *const T, dest, count) }
    }

    /// Whether the address is a multiple of the alignment.
    #[inline]
    pub fn is_aligned(self) -> bool {
        self.addr() % intrinsics::align_of::<T>() == 0
    }

    /// Copies `count` elements from `src` to here.
    ///
    /// # Safety
    /// See `ptr::copy`.
    #[inline]
    pub const unsafe fn copy_from(self, src: *const T, count: usize) {
        // SAFETY: promised by the caller.
        unsafe { ptr::copy(src, self, count) }
    }

    /// Copies `count` elements from `src`, which does not overlap, to here.
    ///
    /// # Safety
    /// See `ptr::copy_nonoverlapping`.
    #[inline]
    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize) {
        // SAFETY: promised by the caller.
        unsafe { ptr::copy_nonoverlapping(src, self, count) }
    }

    /// See `ptr::write`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    #[track_caller]
    pub const unsafe fn write(self, val: T) {
        // SAFETY: promised by the caller.
        unsafe { ptr::write(self, val) }
    }

    /// See `ptr::write_bytes`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub const unsafe fn write_bytes(self, val: u8, count: usize) {
        // SAFETY: promised by the caller.
        unsafe { ptr::write_bytes(self, val, count) }
    }

    /// See `ptr::write_volatile`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub unsafe fn write_volatile(self, val: T) {
        // SAFETY: promised by the caller.
        unsafe { ptr::write_volatile(self, val) }
    }

    /// See `ptr::write_unaligned`.
    ///
    /// # Safety
    /// As there.
    #[inline]
    pub const unsafe fn write_unaligned(self, val: T) {
        // SAFETY: promised by the caller.
        unsafe { ptr::write_unaligned(self, val) }
    }

    /// Puts a value in and returns the old one.
    ///
    /// # Safety
    /// See `ptr::replace`.
    #[inline]
    pub const unsafe fn replace(self, src: T) -> T {
        // SAFETY: promised by the caller.
        unsafe { ptr::replace(self, src) }
    }

    /// Exchanges two values.
    ///
    /// # Safety
    /// See `ptr::swap`.
    #[inline]
    pub const unsafe fn swap(self, with: *mut T) {
        // SAFETY: promised by the caller.
        unsafe { ptr::swap(self, with) }
    }
}

impl<T> *mut [T] {
    /// The length in the metadata.
    #[inline]
    pub const fn len(self) -> usize {
        ptr::metadata(self as *const [T])
    }

    /// Whether the length is zero.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl<T: ?Sized> PartialEq for *mut T {
    #[inline]
    fn eq(&self, other: &*mut T) -> bool {
        *self == *other
    }
}

impl<T: ?Sized> Eq for *mut T {}

impl<T: ?Sized> PartialOrd for *mut T {
    #[inline]
    fn partial_cmp(&self, other: &*mut T) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for *mut T {
    #[inline]
    fn cmp(&self, other: &*mut T) -> Ordering {
        if *self < *other {
            Ordering::Less
        } else if *self == *other {
            Ordering::Equal
        } else {
            Ordering::Greater
        }
    }
}

impl<T: ?Sized> Hash for *mut T {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.addr());
        ptr::metadata(*self as *const T).hash(state);
    }
}
