//! `NonZero`: integers that are never zero, so that `Option` of them needs no extra room.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::num::{IntErrorKind, ParseIntError, TryFromIntError};
use crate::ops::{BitOr, Neg};
use crate::str::FromStr;

/// The integers of which there is a `NonZero`.
///
/// # Safety
/// `NonZeroInner` must be the integer without zero.
pub unsafe trait ZeroablePrimitive: Sized + Copy {
    /// The integer with the niche at zero.
    #[doc(hidden)]
    type NonZeroInner: Sized + Copy;
}

/// An integer that is not zero.
#[repr(transparent)]
#[rustc_nonnull_optimization_guaranteed]
#[rustc_diagnostic_item = "NonZero"]
#[glasscrab::view(transparent("0"))]
pub struct NonZero<T: ZeroablePrimitive>(T::NonZeroInner);

impl<T: ZeroablePrimitive> Copy for NonZero<T> {}

impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ZeroablePrimitive> NonZero<T> {
    /// Wraps a number.
    ///
    /// # Safety
    /// It must not be zero.
    #[inline]
    pub const unsafe fn new_unchecked(n: T) -> Self {
        // SAFETY: same layout, and the caller promises the value.
        unsafe { crate::intrinsics::transmute_unchecked(n) }
    }

    /// Wraps a number, unless it is zero.
    #[inline]
    pub const fn new(n: T) -> Option<Self> {
        // SAFETY: zero is the niche that `None` uses.
        unsafe { crate::intrinsics::transmute_unchecked(n) }
    }

    /// The number.
    #[inline]
    pub const fn get(self) -> T {
        // SAFETY: same layout.
        unsafe { crate::intrinsics::transmute_unchecked(self) }
    }
}

impl<T: ZeroablePrimitive + PartialEq> PartialEq for NonZero<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}

impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }
}

impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.get().cmp(&other.get())
    }
}

impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state)
    }
}

impl<T: ZeroablePrimitive + fmt::Debug> fmt::Debug for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive + fmt::Display> fmt::Display for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: ZeroablePrimitive> From<NonZero<T>> for T {
    #[inline]
    fn from(nonzero: NonZero<T>) -> T {
        nonzero.get()
    }
}

impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {
    type Output = Self;

    fn bitor(self, rhs: Self) -> Self {
        // SAFETY: a set bit stays set.
        unsafe { NonZero::new_unchecked(self.get() | rhs.get()) }
    }
}

macro_rules! nonzero {
    ($($alias:ident $inner:ident $ty:ident $max:literal;)*) => {
        $(
            /// The integer without zero.
            #[derive(Clone, Copy)]
            #[repr(transparent)]
            #[rustc_layout_scalar_valid_range_start(1)]
            #[rustc_layout_scalar_valid_range_end($max)]
            #[doc(hidden)]
            pub struct $inner($ty);

            // SAFETY: the range leaves out zero.
            unsafe impl ZeroablePrimitive for $ty {
                type NonZeroInner = $inner;
            }

            /// An integer of this type that is not zero.
            pub type $alias = NonZero<$ty>;

            impl NonZero<$ty> {
                /// The size in bits.
                pub const BITS: u32 = <$ty>::BITS;

                /// How many bits lie above the highest set one.
                pub const fn leading_zeros(self) -> u32 {
                    self.get().leading_zeros()
                }

                /// How many bits lie below the lowest set one.
                pub const fn trailing_zeros(self) -> u32 {
                    self.get().trailing_zeros()
                }

                /// The value with its lowest set bit alone.
                pub const fn isolate_lowest_one(self) -> Self {
                    NonZero::new(self.get() & self.get().wrapping_neg()).unwrap()
                }

                /// The value with its highest set bit alone.
                pub const fn isolate_highest_one(self) -> Self {
                    NonZero::new(self.get() & ((1 as $ty) << (<$ty>::BITS - 1 - self.leading_zeros()))).unwrap()
                }

                /// The place of the lowest set bit.
                pub const fn lowest_one(self) -> u32 {
                    self.trailing_zeros()
                }

                /// The place of the highest set bit.
                pub const fn highest_one(self) -> u32 {
                    <$ty>::BITS - 1 - self.leading_zeros()
                }

                /// How many bits are set: one at least.
                pub const fn count_ones(self) -> NonZero<u32> {
                    NonZero::new(self.get().count_ones()).unwrap()
                }

                /// The product, or the nearest value of the type.
                pub const fn saturating_mul(self, other: Self) -> Self {
                    NonZero::new(self.get().saturating_mul(other.get())).unwrap()
                }

                /// The power, or the nearest value of the type.
                pub const fn saturating_pow(self, exp: u32) -> Self {
                    NonZero::new(self.get().saturating_pow(exp)).unwrap()
                }

                /// The product, or `None` if it overflows.
                pub const fn checked_mul(self, other: Self) -> Option<Self> {
                    match self.get().checked_mul(other.get()) {
                        Some(n) => NonZero::new(n),
                        None => None,
                    }
                }

                /// The power, or `None` if it overflows.
                pub const fn checked_pow(self, exp: u32) -> Option<Self> {
                    match self.get().checked_pow(exp) {
                        Some(n) => NonZero::new(n),
                        None => None,
                    }
                }
            }

            impl FromStr for NonZero<$ty> {
                type Err = ParseIntError;

                fn from_str(src: &str) -> Result<Self, ParseIntError> {
                    NonZero::new(<$ty>::from_str_radix(src, 10)?).ok_or(ParseIntError { kind: IntErrorKind::Zero })
                }
            }

            impl TryFrom<$ty> for NonZero<$ty> {
                type Error = TryFromIntError;

                fn try_from(value: $ty) -> Result<Self, TryFromIntError> {
                    NonZero::new(value).ok_or(TryFromIntError(()))
                }
            }
        )*
    };
}

nonzero! {
    NonZeroU8 NonZeroU8Inner u8 0xff;
    NonZeroU16 NonZeroU16Inner u16 0xffff;
    NonZeroU32 NonZeroU32Inner u32 0xffff_ffff;
    NonZeroU64 NonZeroU64Inner u64 0xffff_ffff_ffff_ffff;
    NonZeroU128 NonZeroU128Inner u128 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff;
    NonZeroUsize NonZeroUsizeInner usize 0xffff_ffff_ffff_ffff;
    NonZeroI8 NonZeroI8Inner i8 0xff;
    NonZeroI16 NonZeroI16Inner i16 0xffff;
    NonZeroI32 NonZeroI32Inner i32 0xffff_ffff;
    NonZeroI64 NonZeroI64Inner i64 0xffff_ffff_ffff_ffff;
    NonZeroI128 NonZeroI128Inner i128 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff;
    NonZeroIsize NonZeroIsizeInner isize 0xffff_ffff_ffff_ffff;
}

macro_rules! unsigned_sums {
    ($($ty:ident)*) => {
        $(impl NonZero<$ty> {
            /// The smallest value.
            pub const MIN: Self = NonZero::new(1).unwrap();
            /// The greatest value.
            pub const MAX: Self = NonZero::new(<$ty>::MAX).unwrap();

            /// The sum with a number, or `None` if it overflows.
            pub const fn checked_add(self, other: $ty) -> Option<Self> {
                match self.get().checked_add(other) {
                    Some(n) => NonZero::new(n),
                    None => None,
                }
            }

            /// The sum with a number, or the nearest value of the type.
            pub const fn saturating_add(self, other: $ty) -> Self {
                NonZero::new(self.get().saturating_add(other)).unwrap()
            }

            /// The logarithm to base 2, rounded down.
            pub const fn ilog2(self) -> u32 {
                self.get().ilog2()
            }

            /// The logarithm to base 10, rounded down.
            pub const fn ilog10(self) -> u32 {
                self.get().ilog10()
            }

            /// The square root, rounded down.
            pub const fn isqrt(self) -> Self {
                NonZero::new(self.get().isqrt()).unwrap()
            }

            /// The middle of two numbers, rounded down.
            pub const fn midpoint(self, rhs: Self) -> Self {
                NonZero::new(self.get().midpoint(rhs.get())).unwrap()
            }

            /// The smallest power of two that is not less, or `None` if it overflows.
            pub const fn checked_next_power_of_two(self) -> Option<Self> {
                match self.get().checked_next_power_of_two() {
                    Some(n) => NonZero::new(n),
                    None => None,
                }
            }

            /// Whether exactly one bit is set.
            pub const fn is_power_of_two(self) -> bool {
                self.get().is_power_of_two()
            }
        })*
    };
}

macro_rules! unsigned_as_signed {
    ($($ty:ident $signed:ident)*) => {
        $(impl NonZero<$ty> {
            /// The bits as a signed number.
            pub const fn cast_signed(self) -> NonZero<$signed> {
                NonZero::new(self.get() as $signed).unwrap()
            }

            /// The quotient, rounded up.
            pub const fn div_ceil(self, rhs: Self) -> Self {
                NonZero::new(self.get().div_ceil(rhs.get())).unwrap()
            }
        })*
    };
}

unsigned_as_signed! { u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize }

unsigned_sums! { u8 u16 u32 u64 u128 usize }

macro_rules! signed_nonzero {
    ($($ty:ident $unsigned:ident)*) => {
        $(impl Neg for NonZero<$ty> {
            type Output = Self;

            #[inline]
            fn neg(self) -> Self {
                NonZero::new(-self.get()).unwrap()
            }
        }

        impl Neg for &NonZero<$ty> {
            type Output = NonZero<$ty>;

            #[inline]
            fn neg(self) -> NonZero<$ty> {
                -*self
            }
        }

        impl NonZero<$ty> {
            /// The smallest value.
            pub const MIN: Self = NonZero::new(<$ty>::MIN).unwrap();
            /// The greatest value.
            pub const MAX: Self = NonZero::new(<$ty>::MAX).unwrap();

            /// The absolute value.
            #[track_caller]
            pub const fn abs(self) -> Self {
                NonZero::new(self.get().abs()).unwrap()
            }

            /// The absolute value, or `None` if it overflows.
            pub const fn checked_abs(self) -> Option<Self> {
                match self.get().checked_abs() {
                    Some(n) => NonZero::new(n),
                    None => None,
                }
            }

            /// The absolute value, wrapping around, and whether it overflowed.
            pub const fn overflowing_abs(self) -> (Self, bool) {
                let (n, overflows) = self.get().overflowing_abs();
                (NonZero::new(n).unwrap(), overflows)
            }

            /// The absolute value, or the greatest value.
            pub const fn saturating_abs(self) -> Self {
                NonZero::new(self.get().saturating_abs()).unwrap()
            }

            /// The absolute value, wrapping around.
            pub const fn wrapping_abs(self) -> Self {
                NonZero::new(self.get().wrapping_abs()).unwrap()
            }

            /// The absolute value as an unsigned number.
            pub const fn unsigned_abs(self) -> NonZero<$unsigned> {
                NonZero::new(self.get().unsigned_abs()).unwrap()
            }

            /// Whether it is more than zero.
            pub const fn is_positive(self) -> bool {
                self.get() > 0
            }

            /// Whether it is less than zero.
            pub const fn is_negative(self) -> bool {
                self.get() < 0
            }

            /// The negation, or `None` if it overflows.
            pub const fn checked_neg(self) -> Option<Self> {
                match self.get().checked_neg() {
                    Some(n) => NonZero::new(n),
                    None => None,
                }
            }

            /// The negation, wrapping around, and whether it overflowed.
            pub const fn overflowing_neg(self) -> (Self, bool) {
                let (n, overflows) = self.get().overflowing_neg();
                (NonZero::new(n).unwrap(), overflows)
            }

            /// The negation, or the greatest value.
            pub const fn saturating_neg(self) -> Self {
                NonZero::new(self.get().saturating_neg()).unwrap()
            }

            /// The negation, wrapping around.
            pub const fn wrapping_neg(self) -> Self {
                NonZero::new(self.get().wrapping_neg()).unwrap()
            }

            /// The bits as an unsigned number.
            pub const fn cast_unsigned(self) -> NonZero<$unsigned> {
                NonZero::new(self.get() as $unsigned).unwrap()
            }
        })*
    };
}

signed_nonzero! { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize }
