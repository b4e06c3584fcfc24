//! The methods of unsigned integers that have no counterpart for signed ones.

macro_rules! unsigned_methods {
    ($Self:ident, $Signed:ident) => {
        /// The bits as a signed integer.
        #[inline]
        pub const fn cast_signed(self) -> $Signed {
            self as $Signed
        }

        /// The product, or the nearest value of the type.
        #[inline]
        pub const fn saturating_mul(self, rhs: Self) -> Self {
            match self.checked_mul(rhs) {
                Some(x) => x,
                None => Self::MAX,
            }
        }

        /// The quotient: it never overflows.
        #[track_caller]
        pub const fn saturating_div(self, rhs: Self) -> Self {
            self / rhs
        }

        /// The distance to another value.
        #[inline]
        pub const fn abs_diff(self, other: Self) -> Self {
            if self < other { other - self } else { self - other }
        }

        /// The quotient.
        #[inline]
        #[track_caller]
        pub const fn div_euclid(self, rhs: Self) -> Self {
            self / rhs
        }

        /// The remainder.
        #[inline]
        #[track_caller]
        pub const fn rem_euclid(self, rhs: Self) -> Self {
            self % rhs
        }

        /// The quotient, rounded up.
        #[inline]
        #[track_caller]
        pub const fn div_ceil(self, rhs: Self) -> Self {
            let d = self / rhs;
            if self % rhs > 0 { d + 1 } else { d }
        }

        /// The next multiple of a number; panics if it overflows.
        #[track_caller]
        pub const fn next_multiple_of(self, rhs: Self) -> Self {
            match self % rhs {
                0 => self,
                r => self + (rhs - r),
            }
        }

        /// The next multiple of a number, or `None`.
        pub const fn checked_next_multiple_of(self, rhs: Self) -> Option<Self> {
            if rhs == 0 {
                return None;
            }
            match self % rhs {
                0 => Some(self),
                r => self.checked_add(rhs - r),
            }
        }

        /// Whether this is a multiple of a number.
        pub const fn is_multiple_of(self, rhs: Self) -> bool {
            match rhs {
                0 => self == 0,
                _ => self % rhs == 0,
            }
        }

        /// Whether exactly one bit is set.
        #[inline]
        pub const fn is_power_of_two(self) -> bool {
            self.count_ones() == 1
        }

        /// The smallest power of two that is not less; panics if it overflows.
        #[inline]
        #[track_caller]
        pub const fn next_power_of_two(self) -> Self {
            if self <= 1 { 1 } else { (Self::MAX >> (self - 1).leading_zeros()) + 1 }
        }

        /// The smallest power of two that is not less, or `None` if it overflows.
        pub const fn checked_next_power_of_two(self) -> Option<Self> {
            if self <= 1 { Some(1) } else { (Self::MAX >> (self - 1).leading_zeros()).checked_add(1) }
        }

        /// The square root, rounded down.
        pub const fn isqrt(self) -> Self {
            // Newton's method from above ends at the floor of the root.
            if self < 2 {
                return self;
            }
            let mut x = 1 << ((Self::BITS - self.leading_zeros() + 1) / 2);
            loop {
                let next = (x + self / x) / 2;
                if next >= x {
                    return x;
                }
                x = next;
            }
        }

        /// The sum with a carry, and whether it goes on.
        pub const fn carrying_add(self, rhs: Self, carry: bool) -> (Self, bool) {
            let (sum, first) = self.overflowing_add(rhs);
            let (sum, second) = sum.overflowing_add(carry as Self);
            (sum, first | second)
        }

        /// The difference with a borrow, and whether it goes on.
        pub const fn borrowing_sub(self, rhs: Self, borrow: bool) -> (Self, bool) {
            let (difference, first) = self.overflowing_sub(rhs);
            let (difference, second) = difference.overflowing_sub(borrow as Self);
            (difference, first | second)
        }

        /// The low and the high half of the product with a carry.
        pub const fn carrying_mul(self, rhs: Self, carry: Self) -> (Self, Self) {
            self.carrying_mul_add(rhs, carry, 0)
        }

        /// The low and the high half of the product with two summands.
        pub const fn carrying_mul_add(self, rhs: Self, carry: Self, add: Self) -> (Self, Self) {
            // By halves: none of the sums below overflows.
            let half = Self::BITS / 2;
            let mask = Self::MAX >> half;
            let (a, b) = (self >> half, self & mask);
            let (c, d) = (rhs >> half, rhs & mask);
            let low = b * d;
            let middle = a * d + (low >> half);
            let cross = b * c + (middle & mask);
            let high = a * c + (middle >> half) + (cross >> half);
            let (sum, first) = ((cross << half) | (low & mask)).overflowing_add(carry);
            let (sum, second) = sum.overflowing_add(add);
            (sum, high + first as Self + second as Self)
        }

        /// The sum with a signed integer, or `None` if it overflows.
        pub const fn checked_add_signed(self, rhs: $Signed) -> Option<Self> {
            let (a, b) = self.overflowing_add_signed(rhs);
            if b { None } else { Some(a) }
        }

        /// The sum with a signed integer, wrapping around.
        pub const fn wrapping_add_signed(self, rhs: $Signed) -> Self {
            self.wrapping_add(rhs as Self)
        }

        /// The sum with a signed integer, or the nearest value of the type.
        pub const fn saturating_add_signed(self, rhs: $Signed) -> Self {
            match self.checked_add_signed(rhs) {
                Some(x) => x,
                None if rhs < 0 => 0,
                None => Self::MAX,
            }
        }

        /// The wrapped sum with a signed integer and whether it overflowed.
        pub const fn overflowing_add_signed(self, rhs: $Signed) -> (Self, bool) {
            let (res, overflowed) = self.overflowing_add(rhs as Self);
            (res, overflowed != (rhs < 0))
        }

        /// The difference as a signed integer, or `None` if it overflows.
        pub const fn checked_signed_diff(self, rhs: Self) -> Option<$Signed> {
            let res = self.wrapping_sub(rhs) as $Signed;
            if (self >= rhs) == (res >= 0) { Some(res) } else { None }
        }
    };
}
