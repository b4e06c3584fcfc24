//! Raw pointers: reading, writing, copying, and pointer metadata.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::{Freeze, FnPtr};
use crate::mem::{self, MaybeUninit};

mod const_ptr;
mod mut_ptr;
mod non_null;
mod unique;

pub use crate::intrinsics::{copy, copy_nonoverlapping, write_bytes};
pub use non_null::NonNull;
#[doc(hidden)]
pub use unique::Unique;

/// The type of a pointer's metadata: nothing, a length, or a vtable.
#[lang = "pointee_trait"]
#[rustc_deny_explicit_impl]
#[rustc_dyn_incompatible_trait]
pub trait Pointee {
    /// What a pointer to this type holds besides the address.
    #[lang = "metadata_type"]
    type Metadata: fmt::Debug + Copy + Send + Sync + Ord + Hash + Unpin + Freeze;
}

/// The start of a vtable.
struct VTable(());

/// The metadata of a pointer to a trait object.
#[lang = "dyn_metadata"]
pub struct DynMetadata<Dyn: ?Sized> {
    _vtable_ptr: NonNull<VTable>,
    _phantom: crate::marker::PhantomData<Dyn>,
}

/// The metadata of a pointer.
#[inline]
pub const fn metadata<T: ?Sized>(ptr: *const T) -> <T as Pointee>::Metadata {
    intrinsics::ptr_metadata(ptr)
}

/// Drops the value a pointer points to. The body is the type's drop glue, which the compiler makes.
///
/// # Safety
/// The value must be valid, and must not be used afterwards.
#[lang = "drop_in_place"]
#[allow(unconditional_recursion)]
#[rustc_diagnostic_item = "ptr_drop_in_place"]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) {
    // SAFETY: this call is the glue.
    unsafe { drop_in_place(to_drop) }
}

/// The null pointer.
#[inline]
pub const fn null<T>() -> *const T {
    without_provenance(0)
}

/// The null pointer, mutable.
#[inline]
pub const fn null_mut<T>() -> *mut T {
    without_provenance_mut(0)
}

/// An address that belongs to no allocation.
#[inline]
pub const fn without_provenance<T>(addr: usize) -> *const T {
    // SAFETY: an integer's bytes are a valid pointer.
    unsafe { mem::transmute(addr) }
}

/// An address that belongs to no allocation, mutable.
#[inline]
pub const fn without_provenance_mut<T>(addr: usize) -> *mut T {
    // SAFETY: an integer's bytes are a valid pointer.
    unsafe { mem::transmute(addr) }
}

/// An aligned address that belongs to no allocation and is not null.
#[inline]
pub const fn dangling<T>() -> *const T {
    without_provenance(intrinsics::align_of::<T>())
}

/// An aligned address that belongs to no allocation and is not null, mutable.
#[inline]
pub const fn dangling_mut<T>() -> *mut T {
    without_provenance_mut(intrinsics::align_of::<T>())
}

/// A pointer made of an address whose provenance was exposed.
#[inline]
pub fn with_exposed_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}

/// A pointer made of an address whose provenance was exposed, mutable.
#[inline]
pub fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}

/// A reference as a pointer.
#[inline]
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T {
    r
}

/// A mutable reference as a pointer.
#[inline]
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T {
    r
}

/// A slice pointer made of address and length.
#[inline]
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] {
    intrinsics::aggregate_raw_ptr::<*const [T], *const T, usize>(data, len)
}

/// A slice pointer made of address and length, mutable.
#[inline]
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] {
    intrinsics::aggregate_raw_ptr::<*mut [T], *mut T, usize>(data, len)
}

/// Exchanges two values that may overlap.
///
/// # Safety
/// Both must be valid and aligned.
#[inline]
pub const unsafe fn swap<T>(x: *mut T, y: *mut T) {
    // SAFETY: promised by the caller.
    unsafe {
        let a = read(x);
        let b = read(y);
        write(x, b);
        write(y, a);
    }
}

/// Exchanges `count` values.
///
/// # Safety
/// Both ranges must be valid and must not overlap.
pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let mut i = 0;
    while i < count {
        // SAFETY: within the ranges.
        unsafe { swap(x.add(i), y.add(i)) };
        i += 1;
    }
}

/// Puts a value in and returns the old one.
///
/// # Safety
/// `dst` must hold a valid value.
#[inline]
pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    // SAFETY: promised by the caller.
    unsafe { mem::replace(&mut *dst, src) }
}

/// The value a pointer points to, leaving its bytes behind.
///
/// # Safety
/// It must be valid and aligned, and must not be used twice.
#[inline]
#[track_caller]
pub const unsafe fn read<T>(src: *const T) -> T {
    // SAFETY: promised by the caller.
    unsafe { intrinsics::read_via_copy(src) }
}

/// `read` from any address.
///
/// # Safety
/// As for `read`, without the alignment.
#[inline]
pub const unsafe fn read_unaligned<T>(src: *const T) -> T {
    let mut tmp = MaybeUninit::<T>::uninit();
    // SAFETY: bytes need no alignment, and the caller promises the rest.
    unsafe {
        copy_nonoverlapping(src as *const u8, tmp.as_mut_ptr() as *mut u8, mem::size_of::<T>());
        tmp.assume_init()
    }
}

/// Puts a value in without dropping what was there.
///
/// # Safety
/// `dst` must be valid for writes and aligned.
#[inline]
#[track_caller]
pub const unsafe fn write<T>(dst: *mut T, src: T) {
    // SAFETY: promised by the caller.
    unsafe { intrinsics::write_via_move(dst, src) }
}

/// `write` to any address.
///
/// # Safety
/// As for `write`, without the alignment.
#[inline]
pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) {
    let src = mem::ManuallyDrop::new(src);
    // SAFETY: bytes need no alignment, and the caller promises the rest.
    unsafe {
        copy_nonoverlapping(&src as *const mem::ManuallyDrop<T> as *const u8, dst as *mut u8, mem::size_of::<T>());
    }
}

/// `read` that the optimiser does not remove.
///
/// # Safety
/// As for `read`.
#[inline]
pub unsafe fn read_volatile<T>(src: *const T) -> T {
    // SAFETY: promised by the caller.
    unsafe { intrinsics::volatile_load(src) }
}

/// `write` that the optimiser does not remove.
///
/// # Safety
/// As for `write`.
#[inline]
pub unsafe fn write_volatile<T>(dst: *mut T, src: T) {
    // SAFETY: promised by the caller.
    unsafe { intrinsics::volatile_store(dst, src) }
}

/// Whether two pointers are equal, metadata included.
#[inline]
pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool {
    a == b
}

/// Whether two pointers have the same address.
#[inline]
pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool {
    (p as *const ()) == (q as *const ())
}

/// Whether two function pointers are equal.
#[inline]
pub fn fn_addr_eq<T: FnPtr, U: FnPtr>(f: T, g: U) -> bool {
    f.addr() == g.addr()
}

/// Hashes the address of a reference.
pub fn hash<T: ?Sized, S: Hasher>(hashee: *const T, into: &mut S) {
    hashee.hash(into);
}

impl<F: FnPtr> PartialEq for F {
    fn eq(&self, other: &Self) -> bool {
        self.addr() == other.addr()
    }
}

impl<F: FnPtr> Eq for F {}

impl<F: FnPtr> PartialOrd for F {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.addr().partial_cmp(&other.addr())
    }
}

impl<F: FnPtr> Ord for F {
    fn cmp(&self, other: &Self) -> Ordering {
        self.addr().cmp(&other.addr())
    }
}

impl<F: FnPtr> Hash for F {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.addr() as usize)
    }
}

impl<F: FnPtr> fmt::Pointer for F {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::pointer_fmt_inner(self.addr() as usize, f)
    }
}

impl<F: FnPtr> fmt::Debug for F {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::pointer_fmt_inner(self.addr() as usize, f)
    }
}

/// A place as a pointer, without a reference in between.
pub macro addr_of($place:expr) {
    &raw const $place
}

/// A place as a mutable pointer, without a reference in between.
pub macro addr_of_mut($place:expr) {
    &raw mut $place
}
