//! What the compiler gives: functions without a body, with rustc's names and signatures. Left out: SIMD, fast math,
//! orderings of atomics (every atomic operation is sequentially consistent, see `glasscrab`).

use crate::marker::DiscriminantKind;

#[cfg(not(glasscrab_check))]
pub mod glasscrab;
#[cfg(glasscrab_check)]
#[path = "../../../../test/std/check/host.rs"]
pub mod glasscrab;

/// Ends the run at once, as by a signal.
#[rustc_intrinsic]
pub fn abort() -> !;
/// Says that this point is never reached.
#[rustc_intrinsic]
pub const unsafe fn unreachable() -> !;
/// Says that `b` is true.
#[inline]
pub const unsafe fn assume(b: bool) {
    if !b {
        // SAFETY: the caller promises `b`.
        unsafe { unreachable() }
    }
}
/// `b`, which is mostly true.
#[inline]
pub const fn likely(b: bool) -> bool {
    b
}
/// `b`, which is mostly false.
#[inline]
pub const fn unlikely(b: bool) -> bool {
    b
}
/// Says that this point is rarely reached.
#[inline]
pub const fn cold_path() {}
/// The place of the call in the nearest caller that is not `#[track_caller]`.
#[rustc_intrinsic]
pub const fn caller_location() -> &'static crate::panic::Location<'static>;
/// Takes a value and does not drop it.
#[rustc_intrinsic]
pub const fn forget<T: ?Sized>(_: T);
/// The bytes of `src` as another type of the same size.
#[rustc_intrinsic]
pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;
/// `transmute` whose sizes are compared after monomorphization.
#[rustc_intrinsic]
pub const unsafe fn transmute_unchecked<Src, Dst>(src: Src) -> Dst;
/// Whether dropping a `T` does anything.
#[rustc_intrinsic]
pub const fn needs_drop<T: ?Sized>() -> bool;
/// Types that `offset` moves: raw pointers.
pub trait BuiltinDeref: Copy {}
impl<T> BuiltinDeref for *const T {}
impl<T> BuiltinDeref for *mut T {}
/// `dst + count` elements, within one allocation.
#[rustc_intrinsic]
pub const unsafe fn offset<Ptr: BuiltinDeref, Delta>(dst: Ptr, offset: Delta) -> Ptr;
/// `dst + count` elements, wherever that is.
#[rustc_intrinsic]
pub const unsafe fn arith_offset<T>(dst: *const T, offset: isize) -> *const T;
/// Reads, which the optimiser does not remove.
#[rustc_intrinsic]
pub unsafe fn volatile_load<T>(src: *const T) -> T;
/// Writes, which the optimiser does not remove.
#[rustc_intrinsic]
pub unsafe fn volatile_store<T>(dst: *mut T, val: T);
/// The square root, correctly rounded.
#[rustc_intrinsic]
pub fn sqrtf32(x: f32) -> f32;
/// The square root, correctly rounded.
#[rustc_intrinsic]
pub fn sqrtf64(x: f64) -> f64;
/// The greatest integer that is not above `x`.
#[rustc_intrinsic]
pub const fn floorf32(x: f32) -> f32;
/// The greatest integer that is not above `x`.
#[rustc_intrinsic]
pub const fn floorf64(x: f64) -> f64;
/// The smallest integer that is not below `x`.
#[rustc_intrinsic]
pub const fn ceilf32(x: f32) -> f32;
/// The smallest integer that is not below `x`.
#[rustc_intrinsic]
pub const fn ceilf64(x: f64) -> f64;
/// The integer part.
#[rustc_intrinsic]
pub const fn truncf32(x: f32) -> f32;
/// The integer part.
#[rustc_intrinsic]
pub const fn truncf64(x: f64) -> f64;
/// The nearest integer, halves to even.
#[rustc_intrinsic]
pub const fn round_ties_even_f32(x: f32) -> f32;
/// The nearest integer, halves to even.
#[rustc_intrinsic]
pub const fn round_ties_even_f64(x: f64) -> f64;
/// How many bits are set.
#[rustc_intrinsic]
pub const fn ctpop<T: Copy>(x: T) -> u32;
/// How many bits above the highest set one.
#[rustc_intrinsic]
pub const fn ctlz<T: Copy>(x: T) -> u32;
/// How many bits below the lowest set one.
#[rustc_intrinsic]
pub const fn cttz<T: Copy>(x: T) -> u32;
/// The bytes in opposite order.
#[rustc_intrinsic]
pub const fn bswap<T: Copy>(x: T) -> T;
/// The bits in opposite order.
#[rustc_intrinsic]
pub const fn bitreverse<T: Copy>(x: T) -> T;
/// Sum and whether it overflowed.
#[rustc_intrinsic]
pub const fn add_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
/// Difference and whether it overflowed.
#[rustc_intrinsic]
pub const fn sub_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
/// Product and whether it overflowed.
#[rustc_intrinsic]
pub const fn mul_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
/// A quotient without remainder.
#[rustc_intrinsic]
pub const unsafe fn exact_div<T: Copy>(x: T, y: T) -> T;
/// A quotient; `y` is not zero and nothing overflows.
#[rustc_intrinsic]
pub const unsafe fn unchecked_div<T: Copy>(x: T, y: T) -> T;
/// A remainder; `y` is not zero and nothing overflows.
#[rustc_intrinsic]
pub const unsafe fn unchecked_rem<T: Copy>(x: T, y: T) -> T;
/// A left shift by less than the width.
#[rustc_intrinsic]
pub const unsafe fn unchecked_shl<T: Copy, U: Copy>(x: T, y: U) -> T;
/// A right shift by less than the width.
#[rustc_intrinsic]
pub const unsafe fn unchecked_shr<T: Copy, U: Copy>(x: T, y: U) -> T;
/// A sum that does not overflow.
#[rustc_intrinsic]
pub const unsafe fn unchecked_add<T: Copy>(x: T, y: T) -> T;
/// A difference that does not overflow.
#[rustc_intrinsic]
pub const unsafe fn unchecked_sub<T: Copy>(x: T, y: T) -> T;
/// A product that does not overflow.
#[rustc_intrinsic]
pub const unsafe fn unchecked_mul<T: Copy>(x: T, y: T) -> T;
/// The sum modulo 2 to the width.
#[rustc_intrinsic]
pub const fn wrapping_add<T: Copy>(a: T, b: T) -> T;
/// The difference modulo 2 to the width.
#[rustc_intrinsic]
pub const fn wrapping_sub<T: Copy>(a: T, b: T) -> T;
/// The product modulo 2 to the width.
#[rustc_intrinsic]
pub const fn wrapping_mul<T: Copy>(a: T, b: T) -> T;
/// The sum, or the nearest value of the type.
#[rustc_intrinsic]
pub const fn saturating_add<T: Copy>(a: T, b: T) -> T;
/// The difference, or the nearest value of the type.
#[rustc_intrinsic]
pub const fn saturating_sub<T: Copy>(a: T, b: T) -> T;
/// `*ptr` without moving out of it.
#[rustc_intrinsic]
pub const unsafe fn read_via_copy<T>(ptr: *const T) -> T;
/// `*ptr = value` without dropping what was there.
#[rustc_intrinsic]
pub const unsafe fn write_via_move<T>(ptr: *mut T, value: T);
/// The discriminant of an enum's value; 0 for any other type.
#[rustc_intrinsic]
pub const fn discriminant_value<T>(v: &T) -> <T as DiscriminantKind>::Discriminant;
/// Calls `try_fn(data)`; if it unwinds, calls `catch_fn(data, payload)` and returns 1, else 0. `payload` is what was
/// given to `glasscrab::start_unwind`.
#[rustc_intrinsic]
pub unsafe fn catch_unwind(try_fn: fn(*mut u8), data: *mut u8, catch_fn: fn(*mut u8, *mut u8)) -> i32;
/// How many elements `ptr` lies after `base`, in one allocation.
#[rustc_intrinsic]
pub const unsafe fn ptr_offset_from<T>(ptr: *const T, base: *const T) -> isize;
/// `ptr_offset_from` where `ptr` does not lie before `base`.
#[rustc_intrinsic]
pub const unsafe fn ptr_offset_from_unsigned<T>(ptr: *const T, base: *const T) -> usize;
/// Whether all bytes of two values are equal.
#[rustc_intrinsic]
pub const unsafe fn raw_eq<T>(a: &T, b: &T) -> bool;
/// Compares bytes as C's `memcmp` does.
#[rustc_intrinsic]
pub const unsafe fn compare_bytes(left: *const u8, right: *const u8, bytes: usize) -> i32;
/// Returns its argument; the optimiser knows nothing of it.
#[rustc_intrinsic]
pub const fn black_box<T>(dummy: T) -> T;
/// The size in a vtable.
#[rustc_intrinsic]
pub unsafe fn vtable_size(ptr: *const ()) -> usize;
/// The alignment in a vtable.
#[rustc_intrinsic]
pub unsafe fn vtable_align(ptr: *const ()) -> usize;
/// The size of a type in bytes.
#[rustc_intrinsic]
pub const fn size_of<T>() -> usize;
/// The alignment of a type in bytes.
#[rustc_intrinsic]
pub const fn align_of<T>() -> usize;
/// The offset of a field in bytes: what `offset_of!` becomes.
#[rustc_intrinsic]
#[lang = "offset_of"]
pub const fn offset_of<T: ?Sized>(variant: u32, field: u32) -> usize;
/// How many variants an enum has.
#[rustc_intrinsic]
pub const fn variant_count<T>() -> usize;
/// The size of what `ptr` points to.
#[rustc_intrinsic]
pub const unsafe fn size_of_val<T: ?Sized>(ptr: *const T) -> usize;
/// The alignment of what `ptr` points to.
#[rustc_intrinsic]
pub const unsafe fn align_of_val<T: ?Sized>(ptr: *const T) -> usize;
/// The name of a type, with full paths.
#[rustc_intrinsic]
pub const fn type_name<T: ?Sized>() -> &'static str;
/// A number for a type, different for different types.
#[rustc_intrinsic]
pub const fn type_id<T: ?Sized>() -> crate::any::TypeId;
/// A pointer made of address and metadata.
#[rustc_intrinsic]
pub const fn aggregate_raw_ptr<P: Copy, D, M>(data: D, meta: M) -> P;
/// The metadata of a pointer.
#[rustc_intrinsic]
pub const fn ptr_metadata<P: crate::ptr::Pointee<Metadata = M> + ?Sized, M>(ptr: *const P) -> M;
/// Copies `count` elements between ranges that do not overlap.
#[rustc_intrinsic]
pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
/// Copies `count` elements.
#[rustc_intrinsic]
pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
/// Sets all bytes of `count` elements.
#[rustc_intrinsic]
pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize);
/// The absolute value: the sign bit cleared.
#[rustc_intrinsic]
pub const fn fabsf32(x: f32) -> f32;
/// The absolute value: the sign bit cleared.
#[rustc_intrinsic]
pub const fn fabsf64(x: f64) -> f64;
/// `x` with the sign of `y`.
#[rustc_intrinsic]
pub const fn copysignf32(x: f32, y: f32) -> f32;
/// `x` with the sign of `y`.
#[rustc_intrinsic]
pub const fn copysignf64(x: f64, y: f64) -> f64;
/// A float as an integer, which is in range.
#[rustc_intrinsic]
pub unsafe fn float_to_int_unchecked<Float: Copy, Int: Copy>(value: Float) -> Int;
