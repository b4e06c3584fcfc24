//! The rest of the integers' methods: operations that panic in every build (`strict_…`), shifts by any amount (`unbounded_…`), the
//! middle of two numbers, and sums of an unsigned number with a signed one.

/// Panics where the checked operation gives nothing, in the words of the operator.
macro_rules! strict {
    ($result:expr, $message:literal) => {
        match $result {
            Some(value) => value,
            None => crate::panicking::panic($message),
        }
    };
}

macro_rules! strict_methods {
    ($($Self:ident)*) => {
        $(impl $Self {
            /// The sum; panics if it overflows.
            #[track_caller]
            pub const fn strict_add(self, rhs: Self) -> Self {
                strict!(self.checked_add(rhs), "attempt to add with overflow")
            }

            /// The difference; panics if it overflows.
            #[track_caller]
            pub const fn strict_sub(self, rhs: Self) -> Self {
                strict!(self.checked_sub(rhs), "attempt to subtract with overflow")
            }

            /// The product; panics if it overflows.
            #[track_caller]
            pub const fn strict_mul(self, rhs: Self) -> Self {
                strict!(self.checked_mul(rhs), "attempt to multiply with overflow")
            }

            /// The quotient; panics if it overflows or the divisor is zero.
            #[track_caller]
            pub const fn strict_div(self, rhs: Self) -> Self {
                self / rhs
            }

            /// The Euclidean quotient; panics if it overflows or the divisor is zero.
            #[track_caller]
            pub const fn strict_div_euclid(self, rhs: Self) -> Self {
                if rhs == 0 {
                    return self / rhs;
                }
                strict!(self.checked_div_euclid(rhs), "attempt to divide with overflow")
            }

            /// The remainder; panics if the quotient overflows or the divisor is zero.
            #[track_caller]
            pub const fn strict_rem(self, rhs: Self) -> Self {
                self % rhs
            }

            /// The Euclidean remainder; panics if the quotient overflows or the divisor is zero.
            #[track_caller]
            pub const fn strict_rem_euclid(self, rhs: Self) -> Self {
                if rhs == 0 {
                    return self % rhs;
                }
                strict!(self.checked_rem_euclid(rhs), "attempt to calculate the remainder with overflow")
            }

            /// The negation; panics if it overflows.
            #[track_caller]
            pub const fn strict_neg(self) -> Self {
                strict!(self.checked_neg(), "attempt to negate with overflow")
            }

            /// The bits moved left; panics if by all of them or more.
            #[track_caller]
            pub const fn strict_shl(self, rhs: u32) -> Self {
                strict!(self.checked_shl(rhs), "attempt to shift left with overflow")
            }

            /// The bits moved right; panics if by all of them or more.
            #[track_caller]
            pub const fn strict_shr(self, rhs: u32) -> Self {
                strict!(self.checked_shr(rhs), "attempt to shift right with overflow")
            }

            /// The power; panics if it overflows.
            #[track_caller]
            pub const fn strict_pow(self, exp: u32) -> Self {
                strict!(self.checked_pow(exp), "attempt to multiply with overflow")
            }

            /// The bits moved left, all of them if need be.
            pub const fn unbounded_shl(self, rhs: u32) -> Self {
                if rhs < Self::BITS { self << rhs } else { 0 }
            }

            /// The Euclidean quotient, wrapping around, and whether it overflowed.
            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: Self) -> (Self, bool) {
                (self.wrapping_div_euclid(rhs), self.overflowing_div(rhs).1)
            }

            /// The Euclidean remainder, wrapping around, and whether the quotient overflowed.
            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: Self) -> (Self, bool) {
                (self.wrapping_rem_euclid(rhs), self.overflowing_rem(rhs).1)
            }
        })*
    };
}

strict_methods! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! signed_methods {
    ($($Self:ident $Unsigned:ident)*) => {
        $(impl $Self {
            /// The bits moved right, all of them if need be: the sign fills what is left.
            pub const fn unbounded_shr(self, rhs: u32) -> Self {
                if rhs < Self::BITS { self >> rhs } else { self >> (Self::BITS - 1) }
            }

            /// The middle of two numbers, rounded towards zero.
            pub const fn midpoint(self, rhs: Self) -> Self {
                let floor = (self & rhs) + ((self ^ rhs) >> 1);
                if floor < 0 && (self ^ rhs) & 1 != 0 { floor + 1 } else { floor }
            }

            /// The absolute value; panics if it overflows.
            #[track_caller]
            pub const fn strict_abs(self) -> Self {
                if self < 0 { self.strict_neg() } else { self }
            }

            /// The sum with an unsigned number; panics if it overflows.
            #[track_caller]
            pub const fn strict_add_unsigned(self, rhs: $Unsigned) -> Self {
                strict!(self.checked_add_unsigned(rhs), "attempt to add with overflow")
            }

            /// The difference with an unsigned number; panics if it overflows.
            #[track_caller]
            pub const fn strict_sub_unsigned(self, rhs: $Unsigned) -> Self {
                strict!(self.checked_sub_unsigned(rhs), "attempt to subtract with overflow")
            }

            /// The sum with an unsigned number, or the greatest value.
            pub const fn saturating_add_unsigned(self, rhs: $Unsigned) -> Self {
                match self.checked_add_unsigned(rhs) {
                    Some(sum) => sum,
                    None => Self::MAX,
                }
            }

            /// The difference with an unsigned number, or the smallest value.
            pub const fn saturating_sub_unsigned(self, rhs: $Unsigned) -> Self {
                match self.checked_sub_unsigned(rhs) {
                    Some(difference) => difference,
                    None => Self::MIN,
                }
            }

            /// The sum with an unsigned number, wrapping around, and whether it overflowed.
            pub const fn overflowing_add_unsigned(self, rhs: $Unsigned) -> (Self, bool) {
                let sum = self.wrapping_add_unsigned(rhs);
                (sum, sum < self)
            }

            /// The difference with an unsigned number, wrapping around, and whether it overflowed.
            pub const fn overflowing_sub_unsigned(self, rhs: $Unsigned) -> (Self, bool) {
                let difference = self.wrapping_sub_unsigned(rhs);
                (difference, difference > self)
            }
        })*
    };
}

signed_methods! { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize }

macro_rules! unsigned_methods {
    ($($Self:ident $Signed:ident)*) => {
        $(impl $Self {
            /// The bits moved right, all of them if need be.
            pub const fn unbounded_shr(self, rhs: u32) -> Self {
                if rhs < Self::BITS { self >> rhs } else { 0 }
            }

            /// The middle of two numbers, rounded down.
            pub const fn midpoint(self, rhs: Self) -> Self {
                (self & rhs) + ((self ^ rhs) >> 1)
            }

            /// The sum with a signed number; panics if it overflows.
            #[track_caller]
            pub const fn strict_add_signed(self, rhs: $Signed) -> Self {
                strict!(self.checked_add_signed(rhs), "attempt to add with overflow")
            }

            /// The difference with a signed number; panics if it overflows.
            #[track_caller]
            pub const fn strict_sub_signed(self, rhs: $Signed) -> Self {
                strict!(self.checked_sub_signed(rhs), "attempt to subtract with overflow")
            }

            /// The difference with a signed number, or `None` if it overflows.
            pub const fn checked_sub_signed(self, rhs: $Signed) -> Option<Self> {
                match self.overflowing_sub_signed(rhs) {
                    (difference, false) => Some(difference),
                    _ => None,
                }
            }

            /// The difference with a signed number, or the nearest value of the type.
            pub const fn saturating_sub_signed(self, rhs: $Signed) -> Self {
                match self.overflowing_sub_signed(rhs) {
                    (difference, false) => difference,
                    _ if rhs < 0 => Self::MAX,
                    _ => 0,
                }
            }

            /// The difference with a signed number, wrapping around.
            pub const fn wrapping_sub_signed(self, rhs: $Signed) -> Self {
                self.wrapping_sub(rhs as Self)
            }

            /// The difference with a signed number, wrapping around, and whether it overflowed.
            pub const fn overflowing_sub_signed(self, rhs: $Signed) -> (Self, bool) {
                let difference = self.wrapping_sub(rhs as Self);
                (difference, if rhs < 0 { difference < self } else { difference > self })
            }
        })*
    };
}

unsigned_methods! { u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize }
