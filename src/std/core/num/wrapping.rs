//! `Wrapping`: integers whose operators wrap around.

use crate::fmt;
use crate::ops::{Add, AddAssign, BitAnd, BitOr, BitXor, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem, Sub, SubAssign};

/// An integer whose operators wrap around.
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[repr(transparent)]
#[glasscrab::view(transparent("0"))]
pub struct Wrapping<T>(pub T);

impl<T: fmt::Debug> fmt::Debug for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! operators {
    ($($ty:ident)*) => {
        $(
            operator! { $ty Add add AddAssign add_assign wrapping_add }
            operator! { $ty Sub sub SubAssign sub_assign wrapping_sub }
            operator! { $ty Mul mul MulAssign mul_assign wrapping_mul }
            operator! { $ty Div div DivAssign div_assign wrapping_div }

            impl Rem for Wrapping<$ty> {
                type Output = Self;

                fn rem(self, other: Self) -> Self {
                    Wrapping(self.0.wrapping_rem(other.0))
                }
            }

            impl Neg for Wrapping<$ty> {
                type Output = Self;

                fn neg(self) -> Self {
                    Wrapping((0 as $ty).wrapping_sub(self.0))
                }
            }

            impl Not for Wrapping<$ty> {
                type Output = Self;

                fn not(self) -> Self {
                    Wrapping(!self.0)
                }
            }

            impl BitAnd for Wrapping<$ty> {
                type Output = Self;

                fn bitand(self, other: Self) -> Self {
                    Wrapping(self.0 & other.0)
                }
            }

            impl BitOr for Wrapping<$ty> {
                type Output = Self;

                fn bitor(self, other: Self) -> Self {
                    Wrapping(self.0 | other.0)
                }
            }

            impl BitXor for Wrapping<$ty> {
                type Output = Self;

                fn bitxor(self, other: Self) -> Self {
                    Wrapping(self.0 ^ other.0)
                }
            }

            impl Wrapping<$ty> {
                /// The smallest value.
                pub const MIN: Self = Wrapping(<$ty>::MIN);
                /// The greatest value.
                pub const MAX: Self = Wrapping(<$ty>::MAX);

                /// The power.
                pub fn pow(self, exp: u32) -> Self {
                    Wrapping(self.0.wrapping_pow(exp))
                }

                /// The bits in the other order.
                pub const fn reverse_bits(self) -> Self {
                    Wrapping(self.0.reverse_bits())
                }
            }
        )*
    };
}

macro_rules! operator {
    ($ty:ident $trait:ident $method:ident $assign_trait:ident $assign_method:ident $by:ident) => {
        impl $trait for Wrapping<$ty> {
            type Output = Self;

            #[inline]
            fn $method(self, other: Self) -> Self {
                Wrapping(self.0.$by(other.0))
            }
        }

        impl $assign_trait for Wrapping<$ty> {
            #[inline]
            fn $assign_method(&mut self, other: Self) {
                self.0 = self.0.$by(other.0);
            }
        }

        impl $assign_trait<$ty> for Wrapping<$ty> {
            #[inline]
            fn $assign_method(&mut self, other: $ty) {
                self.0 = self.0.$by(other);
            }
        }
    };
}

operators! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
