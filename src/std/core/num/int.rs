//! The signed integers.

use crate::intrinsics;
use crate::num::{IntErrorKind, ParseIntError};
use crate::str::FromStr;

macro_rules! is_negative {
    ($ty:ident, $x:expr) => {
        $x < 0
    };
}

macro_rules! is_signed {
    ($ty:ident) => {
        true
    };
}

macro_rules! division_overflows {
    ($ty:ident, $x:expr, $y:expr) => {
        ($x == $ty::MIN && $y == -1)
    };
}

macro_rules! signed {
    ($($Self:ident $Unsigned:ident $bits:literal $bytes:literal;)*) => {
        $(impl $Self {
            /// The smallest value.
            pub const MIN: Self = !Self::MAX;
            /// The greatest value.
            pub const MAX: Self = ($Unsigned::MAX >> 1) as Self;

            common_int_methods! { $Self, $Unsigned, $Self, $bits, $bytes }

            /// The bits as an unsigned integer.
            #[inline]
            pub const fn cast_unsigned(self) -> $Unsigned {
                self as $Unsigned
            }

            /// The product, or the nearest value of the type.
            #[inline]
            pub const fn saturating_mul(self, rhs: Self) -> Self {
                match self.checked_mul(rhs) {
                    Some(x) => x,
                    None if (self < 0) == (rhs < 0) => Self::MAX,
                    None => Self::MIN,
                }
            }

            /// The quotient, or the nearest value of the type.
            #[track_caller]
            pub const fn saturating_div(self, rhs: Self) -> Self {
                match self.overflowing_div(rhs) {
                    (result, false) => result,
                    (_, true) => Self::MAX,
                }
            }

            /// The negation, or the nearest value of the type.
            pub const fn saturating_neg(self) -> Self {
                (0 as $Self).saturating_sub(self)
            }

            /// The absolute value, or the nearest value of the type.
            pub const fn saturating_abs(self) -> Self {
                if self < 0 { self.saturating_neg() } else { self }
            }

            /// The absolute value; panics if it overflows.
            #[inline]
            #[track_caller]
            pub const fn abs(self) -> Self {
                if self < 0 { -self } else { self }
            }

            /// The absolute value as an unsigned integer.
            #[inline]
            pub const fn unsigned_abs(self) -> $Unsigned {
                self.wrapping_abs() as $Unsigned
            }

            /// The absolute value, or `None` if it overflows.
            pub const fn checked_abs(self) -> Option<Self> {
                if self < 0 { self.checked_neg() } else { Some(self) }
            }

            /// The absolute value, wrapping around.
            pub const fn wrapping_abs(self) -> Self {
                if self < 0 { self.wrapping_neg() } else { self }
            }

            /// The wrapped absolute value and whether it overflowed.
            pub const fn overflowing_abs(self) -> (Self, bool) {
                (self.wrapping_abs(), self == Self::MIN)
            }

            /// The distance to another value.
            pub const fn abs_diff(self, other: Self) -> $Unsigned {
                if self < other {
                    (other as $Unsigned).wrapping_sub(self as $Unsigned)
                } else {
                    (self as $Unsigned).wrapping_sub(other as $Unsigned)
                }
            }

            /// -1, 0 or 1.
            #[inline]
            pub const fn signum(self) -> Self {
                (self > 0) as Self - (self < 0) as Self
            }

            /// Whether this is greater than zero.
            #[inline]
            pub const fn is_positive(self) -> bool {
                self > 0
            }

            /// Whether this is less than zero.
            #[inline]
            pub const fn is_negative(self) -> bool {
                self < 0
            }

            /// The quotient whose remainder is not negative.
            #[inline]
            #[track_caller]
            pub const fn div_euclid(self, rhs: Self) -> Self {
                let q = self / rhs;
                if self % rhs < 0 {
                    return if rhs > 0 { q - 1 } else { q + 1 };
                }
                q
            }

            /// The remainder that is not negative.
            #[inline]
            #[track_caller]
            pub const fn rem_euclid(self, rhs: Self) -> Self {
                let r = self % rhs;
                if r < 0 { r.wrapping_add(rhs.wrapping_abs()) } else { r }
            }

            /// The square root, rounded down; `None` of a negative number.
            pub const fn checked_isqrt(self) -> Option<Self> {
                if self < 0 { None } else { Some((self as $Unsigned).isqrt() as Self) }
            }

            /// The square root, rounded down; panics for a negative number.
            #[track_caller]
            pub const fn isqrt(self) -> Self {
                match self.checked_isqrt() {
                    Some(sqrt) => sqrt,
                    None => crate::panicking::panic("argument of integer square root cannot be negative"),
                }
            }

            /// The sum with an unsigned integer, or `None` if it overflows.
            pub const fn checked_add_unsigned(self, rhs: $Unsigned) -> Option<Self> {
                let sum = self.wrapping_add(rhs as Self);
                if sum < self { None } else { Some(sum) }
            }

            /// The difference with an unsigned integer, or `None` if it overflows.
            pub const fn checked_sub_unsigned(self, rhs: $Unsigned) -> Option<Self> {
                let difference = self.wrapping_sub(rhs as Self);
                if difference > self { None } else { Some(difference) }
            }

            /// The sum with an unsigned integer, wrapping around.
            pub const fn wrapping_add_unsigned(self, rhs: $Unsigned) -> Self {
                self.wrapping_add(rhs as Self)
            }

            /// The difference with an unsigned integer, wrapping around.
            pub const fn wrapping_sub_unsigned(self, rhs: $Unsigned) -> Self {
                self.wrapping_sub(rhs as Self)
            }
        })*
    };
}

signed! {
    i8 u8 8 1;
    i16 u16 16 2;
    i32 u32 32 4;
    i64 u64 64 8;
    i128 u128 128 16;
    isize usize 64 8;
}

integer_from_str! { i8 i16 i32 i64 i128 isize }
