//! `Saturating`: integers whose operators stop at the limits of the type.

use crate::fmt;
use crate::ops::{Add, AddAssign, BitAnd, BitOr, BitXor, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem, Sub, SubAssign};

/// An integer whose operators stop at the limits of the type.
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[repr(transparent)]
#[glasscrab::view(transparent("0"))]
pub struct Saturating<T>(pub T);

impl<T: fmt::Debug> fmt::Debug for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! operators {
    ($($ty:ident)*) => {
        $(
            operator! { $ty Add add AddAssign add_assign saturating_add }
            operator! { $ty Sub sub SubAssign sub_assign saturating_sub }
            operator! { $ty Mul mul MulAssign mul_assign saturating_mul }
            operator! { $ty Div div DivAssign div_assign saturating_div }

            impl Rem for Saturating<$ty> {
                type Output = Self;

                fn rem(self, other: Self) -> Self {
                    Saturating(self.0.wrapping_rem(other.0))
                }
            }

            impl Neg for Saturating<$ty> {
                type Output = Self;

                fn neg(self) -> Self {
                    Saturating((0 as $ty).saturating_sub(self.0))
                }
            }

            impl Not for Saturating<$ty> {
                type Output = Self;

                fn not(self) -> Self {
                    Saturating(!self.0)
                }
            }

            impl BitAnd for Saturating<$ty> {
                type Output = Self;

                fn bitand(self, other: Self) -> Self {
                    Saturating(self.0 & other.0)
                }
            }

            impl BitOr for Saturating<$ty> {
                type Output = Self;

                fn bitor(self, other: Self) -> Self {
                    Saturating(self.0 | other.0)
                }
            }

            impl BitXor for Saturating<$ty> {
                type Output = Self;

                fn bitxor(self, other: Self) -> Self {
                    Saturating(self.0 ^ other.0)
                }
            }

            impl Saturating<$ty> {
                /// The smallest value.
                pub const MIN: Self = Saturating(<$ty>::MIN);
                /// The greatest value.
                pub const MAX: Self = Saturating(<$ty>::MAX);

                /// The power.
                pub fn pow(self, exp: u32) -> Self {
                    Saturating(self.0.saturating_pow(exp))
                }
            }
        )*
    };
}

macro_rules! operator {
    ($ty:ident $trait:ident $method:ident $assign_trait:ident $assign_method:ident $by:ident) => {
        impl $trait for Saturating<$ty> {
            type Output = Self;

            #[inline]
            fn $method(self, other: Self) -> Self {
                Saturating(self.0.$by(other.0))
            }
        }

        impl $assign_trait for Saturating<$ty> {
            #[inline]
            fn $assign_method(&mut self, other: Self) {
                self.0 = self.0.$by(other.0);
            }
        }

        impl $assign_trait<$ty> for Saturating<$ty> {
            #[inline]
            fn $assign_method(&mut self, other: $ty) {
                self.0 = self.0.$by(other);
            }
        }
    };
}

/// What is the same of all integers, and of those with a sign or without.
macro_rules! methods {
    ($($ty:ident)*) => {
        $(
            impl Saturating<$ty> {
                /// How many bits it has.
                pub const BITS: u32 = <$ty>::BITS;

                /// Ones among the bits.
                pub const fn count_ones(self) -> u32 {
                    self.0.count_ones()
                }

                /// Zeros among the bits.
                pub const fn count_zeros(self) -> u32 {
                    self.0.count_zeros()
                }

                /// Zeros above the highest one.
                pub const fn leading_zeros(self) -> u32 {
                    self.0.leading_zeros()
                }

                /// Zeros below the lowest one.
                pub const fn trailing_zeros(self) -> u32 {
                    self.0.trailing_zeros()
                }

                /// The bits moved to the left, in a circle.
                pub const fn rotate_left(self, n: u32) -> Self {
                    Saturating(self.0.rotate_left(n))
                }

                /// The bits moved to the right, in a circle.
                pub const fn rotate_right(self, n: u32) -> Self {
                    Saturating(self.0.rotate_right(n))
                }

                /// The bytes in the other order.
                pub const fn swap_bytes(self) -> Self {
                    Saturating(self.0.swap_bytes())
                }

                /// The bits in the other order.
                pub const fn reverse_bits(self) -> Self {
                    Saturating(self.0.reverse_bits())
                }

                /// From big-endian bytes.
                pub const fn from_be(x: Self) -> Self {
                    Saturating(<$ty>::from_be(x.0))
                }

                /// From little-endian bytes.
                pub const fn from_le(x: Self) -> Self {
                    Saturating(<$ty>::from_le(x.0))
                }

                /// With big-endian bytes.
                pub const fn to_be(self) -> Self {
                    Saturating(self.0.to_be())
                }

                /// With little-endian bytes.
                pub const fn to_le(self) -> Self {
                    Saturating(self.0.to_le())
                }
            }
        )*
    };
}

macro_rules! signed {
    ($($ty:ident)*) => {
        $(
            impl Saturating<$ty> {
                /// Without its sign.
                pub const fn abs(self) -> Self {
                    Saturating(self.0.saturating_abs())
                }

                /// `-1`, `0` or `1`.
                pub const fn signum(self) -> Self {
                    Saturating(self.0.signum())
                }

                /// Above zero.
                pub const fn is_positive(self) -> bool {
                    self.0.is_positive()
                }

                /// Below zero.
                pub const fn is_negative(self) -> bool {
                    self.0.is_negative()
                }
            }
        )*
    };
}

macro_rules! unsigned {
    ($($ty:ident)*) => {
        $(
            impl Saturating<$ty> {
                /// A single bit is one.
                pub const fn is_power_of_two(self) -> bool {
                    self.0.is_power_of_two()
                }
            }
        )*
    };
}

methods! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
signed! { i8 i16 i32 i64 i128 isize }
unsigned! { u8 u16 u32 u64 u128 usize }
operators! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
