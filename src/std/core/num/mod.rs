//! Numbers: methods of the integer and float types, parsing, and types that are never zero.

#[macro_use]
mod int_macros;
#[macro_use]
mod uint_macros;
pub(crate) mod bignum;
mod convert;
pub(crate) mod decimal;
mod error;
mod float;
pub(crate) mod float_parse;
mod int;
mod nonzero;
mod saturating;
mod strict;
mod uint;
mod wrapping;

pub use error::{IntErrorKind, ParseFloatError, ParseIntError, TryFromIntError};
pub use nonzero::{
    NonZero, NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128, NonZeroU16,
    NonZeroU32, NonZeroU64, NonZeroU8, NonZeroUsize, ZeroablePrimitive,
};
pub use saturating::Saturating;
pub use wrapping::Wrapping;

/// A `usize` whose highest bit is clear, so that there is room for `None`: the capacity of a vector.
#[derive(Clone, Copy)]
#[repr(transparent)]
#[rustc_layout_scalar_valid_range_start(0)]
#[rustc_layout_scalar_valid_range_end(0x7fff_ffff_ffff_ffff)]
#[doc(hidden)]
pub struct UsizeNoHighBit(usize);

impl UsizeNoHighBit {
    /// Wraps a number.
    ///
    /// # Safety
    /// Its highest bit must be clear.
    #[inline]
    pub const unsafe fn new_unchecked(val: usize) -> Self {
        // SAFETY: promised by the caller.
        unsafe { UsizeNoHighBit(val) }
    }

    /// The number.
    #[inline]
    pub const fn as_inner(self) -> usize {
        self.0
    }
}

/// What a float is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FpCategory {
    /// Not a number.
    Nan,
    /// Positive or negative infinity.
    Infinite,
    /// Positive or negative zero.
    Zero,
    /// Too small for a full mantissa.
    Subnormal,
    /// Any other.
    Normal,
}

/// The panic of a radix that is no digit's.
#[cold]
#[track_caller]
const fn from_ascii_radix_panic() -> ! {
    crate::panicking::panic("from_ascii_radix: radix must lie in the range `[2, 36]`")
}

/// The value of a digit in a radix, if it is one.
pub(crate) const fn digit(byte: u8, radix: u32) -> Option<u32> {
    let value = match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        b'A'..=b'Z' => byte - b'A' + 10,
        _ => return None,
    } as u32;
    if value < radix { Some(value) } else { None }
}
