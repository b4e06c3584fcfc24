//! The methods that signed and unsigned integers share, as a macro, and their parsing.

macro_rules! common_int_methods {
    ($Self:ident, $Unsigned:ident, $Signed:ident, $bits:literal, $bytes:literal) => {
        /// The size in bits.
        pub const BITS: u32 = $bits;

        /// How many bits are set.
        #[inline]
        pub const fn count_ones(self) -> u32 {
            intrinsics::ctpop(self as $Unsigned)
        }

        /// How many bits are clear.
        #[inline]
        pub const fn count_zeros(self) -> u32 {
            (!self).count_ones()
        }

        /// How many bits lie above the highest set one.
        #[inline]
        pub const fn leading_zeros(self) -> u32 {
            intrinsics::ctlz(self as $Unsigned)
        }

        /// How many bits lie below the lowest set one.
        #[inline]
        pub const fn trailing_zeros(self) -> u32 {
            intrinsics::cttz(self as $Unsigned)
        }

        /// How many bits lie above the highest clear one.
        #[inline]
        pub const fn leading_ones(self) -> u32 {
            (!self).leading_zeros()
        }

        /// How many bits lie below the lowest clear one.
        #[inline]
        pub const fn trailing_ones(self) -> u32 {
            (!self).trailing_zeros()
        }

        /// The bits moved left and round.
        #[inline]
        pub const fn rotate_left(self, n: u32) -> Self {
            let n = n % $bits;
            if n == 0 {
                self
            } else {
                (((self as $Unsigned) << n) | ((self as $Unsigned) >> ($bits - n))) as Self
            }
        }

        /// The bits moved right and round.
        #[inline]
        pub const fn rotate_right(self, n: u32) -> Self {
            self.rotate_left($bits - n % $bits)
        }

        /// The bytes in opposite order.
        #[inline]
        pub const fn swap_bytes(self) -> Self {
            intrinsics::bswap(self as $Unsigned) as Self
        }

        /// The bits in opposite order.
        #[inline]
        pub const fn reverse_bits(self) -> Self {
            intrinsics::bitreverse(self as $Unsigned) as Self
        }

        /// From big-endian order.
        pub const fn from_be(x: Self) -> Self {
            x.swap_bytes()
        }

        /// From little-endian order.
        pub const fn from_le(x: Self) -> Self {
            x
        }

        /// To big-endian order.
        pub const fn to_be(self) -> Self {
            self.swap_bytes()
        }

        /// To little-endian order.
        pub const fn to_le(self) -> Self {
            self
        }

        /// The bytes, highest first.
        #[inline]
        pub const fn to_be_bytes(self) -> [u8; $bytes] {
            self.to_be().to_ne_bytes()
        }

        /// The bytes, lowest first.
        #[inline]
        pub const fn to_le_bytes(self) -> [u8; $bytes] {
            self.to_ne_bytes()
        }

        /// The bytes as they lie in memory.
        #[inline]
        pub const fn to_ne_bytes(self) -> [u8; $bytes] {
            // SAFETY: an integer is plain bytes.
            unsafe { crate::mem::transmute(self) }
        }

        /// From bytes, highest first.
        #[inline]
        pub const fn from_be_bytes(bytes: [u8; $bytes]) -> Self {
            Self::from_be(Self::from_ne_bytes(bytes))
        }

        /// From bytes, lowest first.
        #[inline]
        pub const fn from_le_bytes(bytes: [u8; $bytes]) -> Self {
            Self::from_ne_bytes(bytes)
        }

        /// From bytes as they lie in memory.
        #[inline]
        pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> Self {
            // SAFETY: any bytes are an integer.
            unsafe { crate::mem::transmute(bytes) }
        }

        /// The sum, or `None` if it overflows.
        #[inline]
        pub const fn checked_add(self, rhs: Self) -> Option<Self> {
            let (a, b) = intrinsics::add_with_overflow(self, rhs);
            if b { None } else { Some(a) }
        }

        /// The difference, or `None` if it overflows.
        #[inline]
        pub const fn checked_sub(self, rhs: Self) -> Option<Self> {
            let (a, b) = intrinsics::sub_with_overflow(self, rhs);
            if b { None } else { Some(a) }
        }

        /// The product, or `None` if it overflows.
        #[inline]
        pub const fn checked_mul(self, rhs: Self) -> Option<Self> {
            let (a, b) = intrinsics::mul_with_overflow(self, rhs);
            if b { None } else { Some(a) }
        }

        /// The negation, or `None` if it overflows.
        #[inline]
        pub const fn checked_neg(self) -> Option<Self> {
            let (a, b) = self.overflowing_neg();
            if b { None } else { Some(a) }
        }

        /// The left shift, or `None` if it is not shorter than the type.
        #[inline]
        pub const fn checked_shl(self, rhs: u32) -> Option<Self> {
            if rhs < $bits { Some(self << rhs) } else { None }
        }

        /// The right shift, or `None` if it is not shorter than the type.
        #[inline]
        pub const fn checked_shr(self, rhs: u32) -> Option<Self> {
            if rhs < $bits { Some(self >> rhs) } else { None }
        }

        /// The power, or `None` if it overflows.
        #[inline]
        pub const fn checked_pow(self, exp: u32) -> Option<Self> {
            let (a, b) = self.overflowing_pow(exp);
            if b { None } else { Some(a) }
        }

        /// The sum, which does not overflow.
        ///
        /// # Safety
        /// It must not.
        #[inline]
        pub const unsafe fn unchecked_add(self, rhs: Self) -> Self {
            // SAFETY: promised by the caller.
            unsafe { intrinsics::unchecked_add(self, rhs) }
        }

        /// The difference, which does not overflow.
        ///
        /// # Safety
        /// It must not.
        #[inline]
        pub const unsafe fn unchecked_sub(self, rhs: Self) -> Self {
            // SAFETY: promised by the caller.
            unsafe { intrinsics::unchecked_sub(self, rhs) }
        }

        /// The product, which does not overflow.
        ///
        /// # Safety
        /// It must not.
        #[inline]
        pub const unsafe fn unchecked_mul(self, rhs: Self) -> Self {
            // SAFETY: promised by the caller.
            unsafe { intrinsics::unchecked_mul(self, rhs) }
        }

        /// The sum, or the nearest value of the type.
        #[inline]
        pub const fn saturating_add(self, rhs: Self) -> Self {
            intrinsics::saturating_add(self, rhs)
        }

        /// The difference, or the nearest value of the type.
        #[inline]
        pub const fn saturating_sub(self, rhs: Self) -> Self {
            intrinsics::saturating_sub(self, rhs)
        }

        /// The power, or the nearest value of the type.
        #[inline]
        pub const fn saturating_pow(self, exp: u32) -> Self {
            match self.checked_pow(exp) {
                Some(x) => x,
                None if is_negative!($Self, self) && exp % 2 == 1 => Self::MIN,
                None => Self::MAX,
            }
        }

        /// The sum, wrapping around.
        #[inline]
        pub const fn wrapping_add(self, rhs: Self) -> Self {
            intrinsics::wrapping_add(self, rhs)
        }

        /// The difference, wrapping around.
        #[inline]
        pub const fn wrapping_sub(self, rhs: Self) -> Self {
            intrinsics::wrapping_sub(self, rhs)
        }

        /// The product, wrapping around.
        #[inline]
        pub const fn wrapping_mul(self, rhs: Self) -> Self {
            intrinsics::wrapping_mul(self, rhs)
        }

        /// The negation, wrapping around.
        #[inline]
        pub const fn wrapping_neg(self) -> Self {
            (0 as $Self).wrapping_sub(self)
        }

        /// The left shift by the length modulo the width.
        #[inline]
        pub const fn wrapping_shl(self, rhs: u32) -> Self {
            self << (rhs & ($bits - 1))
        }

        /// The right shift by the length modulo the width.
        #[inline]
        pub const fn wrapping_shr(self, rhs: u32) -> Self {
            self >> (rhs & ($bits - 1))
        }

        /// The power, wrapping around.
        #[inline]
        pub const fn wrapping_pow(self, exp: u32) -> Self {
            self.overflowing_pow(exp).0
        }

        /// The wrapped sum and whether it overflowed.
        #[inline]
        pub const fn overflowing_add(self, rhs: Self) -> (Self, bool) {
            intrinsics::add_with_overflow(self, rhs)
        }

        /// The wrapped difference and whether it overflowed.
        #[inline]
        pub const fn overflowing_sub(self, rhs: Self) -> (Self, bool) {
            intrinsics::sub_with_overflow(self, rhs)
        }

        /// The wrapped product and whether it overflowed.
        #[inline]
        pub const fn overflowing_mul(self, rhs: Self) -> (Self, bool) {
            intrinsics::mul_with_overflow(self, rhs)
        }

        /// The wrapped negation and whether it overflowed.
        #[inline]
        pub const fn overflowing_neg(self) -> (Self, bool) {
            (0 as $Self).overflowing_sub(self)
        }

        /// The left shift by the length modulo the width, and whether the length was too large.
        #[inline]
        pub const fn overflowing_shl(self, rhs: u32) -> (Self, bool) {
            (self.wrapping_shl(rhs), rhs >= $bits)
        }

        /// The right shift by the length modulo the width, and whether the length was too large.
        #[inline]
        pub const fn overflowing_shr(self, rhs: u32) -> (Self, bool) {
            (self.wrapping_shr(rhs), rhs >= $bits)
        }

        /// The wrapped power and whether it overflowed.
        pub const fn overflowing_pow(self, mut exp: u32) -> (Self, bool) {
            let mut base = self;
            let mut acc: Self = 1;
            let mut overflown = false;
            while exp > 0 {
                if exp & 1 == 1 {
                    let (a, b) = acc.overflowing_mul(base);
                    acc = a;
                    overflown |= b;
                }
                exp >>= 1;
                if exp > 0 {
                    let (a, b) = base.overflowing_mul(base);
                    base = a;
                    overflown |= b;
                }
            }
            (acc, overflown)
        }

        /// The power; panics if it overflows.
        #[inline]
        #[track_caller]
        pub const fn pow(self, mut exp: u32) -> Self {
            let mut base = self;
            let mut acc: Self = 1;
            while exp > 0 {
                if exp & 1 == 1 {
                    acc = acc * base;
                }
                exp >>= 1;
                if exp > 0 {
                    base = base * base;
                }
            }
            acc
        }

        /// The quotient, or `None` by zero or if it overflows.
        #[inline]
        pub const fn checked_div(self, rhs: Self) -> Option<Self> {
            if rhs == 0 || division_overflows!($Self, self, rhs) { None } else { Some(self / rhs) }
        }

        /// The remainder, or `None` by zero or if it overflows.
        #[inline]
        pub const fn checked_rem(self, rhs: Self) -> Option<Self> {
            if rhs == 0 || division_overflows!($Self, self, rhs) { None } else { Some(self % rhs) }
        }

        /// The Euclidean quotient, or `None` by zero or if it overflows.
        #[inline]
        pub const fn checked_div_euclid(self, rhs: Self) -> Option<Self> {
            if rhs == 0 || division_overflows!($Self, self, rhs) { None } else { Some(self.div_euclid(rhs)) }
        }

        /// The Euclidean remainder, or `None` by zero or if it overflows.
        #[inline]
        pub const fn checked_rem_euclid(self, rhs: Self) -> Option<Self> {
            if rhs == 0 || division_overflows!($Self, self, rhs) { None } else { Some(self.rem_euclid(rhs)) }
        }

        /// The wrapped quotient and whether it overflowed.
        #[inline]
        #[track_caller]
        pub const fn overflowing_div(self, rhs: Self) -> (Self, bool) {
            if division_overflows!($Self, self, rhs) { (self, true) } else { (self / rhs, false) }
        }

        /// The wrapped remainder and whether it overflowed.
        #[inline]
        #[track_caller]
        pub const fn overflowing_rem(self, rhs: Self) -> (Self, bool) {
            if division_overflows!($Self, self, rhs) { (0, true) } else { (self % rhs, false) }
        }

        /// The quotient, wrapping around.
        #[inline]
        #[track_caller]
        pub const fn wrapping_div(self, rhs: Self) -> Self {
            self.overflowing_div(rhs).0
        }

        /// The remainder, wrapping around.
        #[inline]
        #[track_caller]
        pub const fn wrapping_rem(self, rhs: Self) -> Self {
            self.overflowing_rem(rhs).0
        }

        /// The Euclidean quotient, wrapping around.
        #[inline]
        #[track_caller]
        pub const fn wrapping_div_euclid(self, rhs: Self) -> Self {
            if division_overflows!($Self, self, rhs) { self } else { self.div_euclid(rhs) }
        }

        /// The Euclidean remainder, wrapping around.
        #[inline]
        #[track_caller]
        pub const fn wrapping_rem_euclid(self, rhs: Self) -> Self {
            if division_overflows!($Self, self, rhs) { 0 } else { self.rem_euclid(rhs) }
        }

        /// The logarithm to base 2, rounded down; `None` unless positive.
        #[inline]
        pub const fn checked_ilog2(self) -> Option<u32> {
            if self <= 0 { None } else { Some($bits - 1 - self.leading_zeros()) }
        }

        /// The logarithm to base 10, rounded down; `None` unless positive.
        #[inline]
        pub const fn checked_ilog10(self) -> Option<u32> {
            self.checked_ilog(10)
        }

        /// The logarithm, rounded down; `None` unless positive with a base of at least 2.
        pub const fn checked_ilog(self, base: Self) -> Option<u32> {
            if self <= 0 || base <= 1 {
                return None;
            }
            let mut n = 0;
            let mut rest = self;
            while rest >= base {
                rest /= base;
                n += 1;
            }
            Some(n)
        }

        /// The logarithm to base 2, rounded down; panics unless positive.
        #[track_caller]
        pub const fn ilog2(self) -> u32 {
            match self.checked_ilog2() {
                Some(n) => n,
                None => crate::panicking::panic("argument of integer logarithm must be positive"),
            }
        }

        /// The logarithm to base 10, rounded down; panics unless positive.
        #[track_caller]
        pub const fn ilog10(self) -> u32 {
            match self.checked_ilog10() {
                Some(n) => n,
                None => crate::panicking::panic("argument of integer logarithm must be positive"),
            }
        }

        /// The logarithm, rounded down; panics unless positive with a base of at least 2.
        #[track_caller]
        pub const fn ilog(self, base: Self) -> u32 {
            assert!(base >= 2, "base of integer logarithm must be at least 2");
            match self.checked_ilog(base) {
                Some(n) => n,
                None => crate::panicking::panic("argument of integer logarithm must be positive"),
            }
        }

        /// The smallest value.
        pub const fn min_value() -> Self {
            Self::MIN
        }

        /// The greatest value.
        pub const fn max_value() -> Self {
            Self::MAX
        }

        /// The integer that a text spells in a radix.
        #[inline]
        pub const fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError> {
            Self::from_ascii_radix(src.as_bytes(), radix)
        }

        /// The integer that ASCII bytes spell in a radix.
        const fn from_ascii_radix(src: &[u8], radix: u32) -> Result<Self, ParseIntError> {
            if radix < 2 || radix > 36 {
                crate::num::from_ascii_radix_panic();
            }
            if src.is_empty() {
                return Err(ParseIntError { kind: IntErrorKind::Empty });
            }
            let signed = is_signed!($Self);
            let negative = signed && src[0] == b'-';
            let mut at = if negative || src[0] == b'+' { 1 } else { 0 };
            if at == src.len() {
                return Err(ParseIntError { kind: IntErrorKind::InvalidDigit });
            }
            let mut result: Self = 0;
            while at < src.len() {
                let Some(digit) = crate::num::digit(src[at], radix) else {
                    return Err(ParseIntError { kind: IntErrorKind::InvalidDigit });
                };
                let (scaled, over1) = result.overflowing_mul(radix as Self);
                let (next, over2) = if negative {
                    scaled.overflowing_sub(digit as Self)
                } else {
                    scaled.overflowing_add(digit as Self)
                };
                if over1 || over2 {
                    let kind = if negative { IntErrorKind::NegOverflow } else { IntErrorKind::PosOverflow };
                    return Err(ParseIntError { kind });
                }
                result = next;
                at += 1;
            }
            Ok(result)
        }
    };
}

macro_rules! integer_from_str {
    ($($ty:ident)*) => {
        $(impl FromStr for $ty {
            type Err = ParseIntError;

            #[inline]
            fn from_str(src: &str) -> Result<$ty, ParseIntError> {
                <$ty>::from_str_radix(src, 10)
            }
        })*
    };
}
