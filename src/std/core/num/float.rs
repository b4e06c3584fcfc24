//! The methods of `f32` and `f64` that are exact. Those of analysis (`sin`, `exp`, …) are std's.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::num::float_parse::{self, Format, Parsed};
use crate::num::{FpCategory, ParseFloatError};
use crate::str::FromStr;

macro_rules! floats {
    ($($F:ident $Bits:ident $Int:ident $bytes:literal $mantissa:literal $bias:literal
        abs $fabs:ident copysign $copysign:ident floor $floor:ident ceil $ceil:ident trunc $trunc:ident
        even $even:ident;)*) => {
        $(
            impl $F {
                /// The base of the representation.
                pub const RADIX: u32 = 2;
                /// Significant bits.
                pub const MANTISSA_DIGITS: u32 = $mantissa + 1;
                /// Not a number, without a sign.
                pub const NAN: $F = $F::from_bits(Self::EXPONENT | 1 << ($mantissa - 1));
                /// Infinity.
                pub const INFINITY: $F = 1.0 / 0.0;
                /// Negative infinity.
                pub const NEG_INFINITY: $F = -1.0 / 0.0;

                const SIGN: $Bits = 1 << ($bytes * 8 - 1);
                const EXPONENT: $Bits = (2 * $bias + 1) << $mantissa;
                const FRACTION: $Bits = (1 << $mantissa) - 1;

                /// Whether this is not a number.
                #[inline]
                pub const fn is_nan(self) -> bool {
                    self != self
                }

                /// Whether this is infinite.
                #[inline]
                pub const fn is_infinite(self) -> bool {
                    (self == Self::INFINITY) | (self == Self::NEG_INFINITY)
                }

                /// Whether this is a number that is not infinite.
                #[inline]
                pub const fn is_finite(self) -> bool {
                    self.to_bits() & Self::EXPONENT != Self::EXPONENT
                }

                /// Whether this is too small for a full mantissa.
                pub const fn is_subnormal(self) -> bool {
                    matches!(self.classify(), FpCategory::Subnormal)
                }

                /// Whether this has a full mantissa.
                pub const fn is_normal(self) -> bool {
                    matches!(self.classify(), FpCategory::Normal)
                }

                /// What this is.
                pub const fn classify(self) -> FpCategory {
                    let bits = self.to_bits();
                    match (bits & Self::FRACTION, bits & Self::EXPONENT) {
                        (0, Self::EXPONENT) => FpCategory::Infinite,
                        (_, Self::EXPONENT) => FpCategory::Nan,
                        (0, 0) => FpCategory::Zero,
                        (_, 0) => FpCategory::Subnormal,
                        _ => FpCategory::Normal,
                    }
                }

                /// Whether the sign bit is clear.
                #[inline]
                pub const fn is_sign_positive(self) -> bool {
                    !self.is_sign_negative()
                }

                /// Whether the sign bit is set.
                #[inline]
                pub const fn is_sign_negative(self) -> bool {
                    self.to_bits() & Self::SIGN != 0
                }

                /// The bits.
                #[inline]
                pub const fn to_bits(self) -> $Bits {
                    // SAFETY: a float is plain bytes.
                    unsafe { crate::mem::transmute(self) }
                }

                /// The float of these bits.
                #[inline]
                pub const fn from_bits(v: $Bits) -> Self {
                    // SAFETY: any bytes are a float.
                    unsafe { crate::mem::transmute(v) }
                }

                /// The bytes, highest first.
                pub const fn to_be_bytes(self) -> [u8; $bytes] {
                    self.to_bits().to_be_bytes()
                }

                /// The bytes, lowest first.
                pub const fn to_le_bytes(self) -> [u8; $bytes] {
                    self.to_bits().to_le_bytes()
                }

                /// The bytes as they lie in memory.
                pub const fn to_ne_bytes(self) -> [u8; $bytes] {
                    self.to_bits().to_ne_bytes()
                }

                /// From bytes, highest first.
                pub const fn from_be_bytes(bytes: [u8; $bytes]) -> Self {
                    Self::from_bits($Bits::from_be_bytes(bytes))
                }

                /// From bytes, lowest first.
                pub const fn from_le_bytes(bytes: [u8; $bytes]) -> Self {
                    Self::from_bits($Bits::from_le_bytes(bytes))
                }

                /// From bytes as they lie in memory.
                pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> Self {
                    Self::from_bits($Bits::from_ne_bytes(bytes))
                }

                /// The next greater float.
                pub const fn next_up(self) -> Self {
                    let bits = self.to_bits();
                    if self.is_nan() || bits == Self::INFINITY.to_bits() {
                        return self;
                    }
                    let abs = bits & !Self::SIGN;
                    Self::from_bits(if abs == 0 {
                        1
                    } else if bits == abs {
                        bits + 1
                    } else {
                        bits - 1
                    })
                }

                /// The next smaller float.
                pub const fn next_down(self) -> Self {
                    -((-self).next_up())
                }

                /// The reciprocal.
                pub const fn recip(self) -> Self {
                    1.0 / self
                }

                /// The greater of both; a number wins against what is none.
                pub const fn max(self, other: $F) -> $F {
                    if self.is_nan() || self < other { other } else { self }
                }

                /// The smaller of both; a number wins against what is none.
                pub const fn min(self, other: $F) -> $F {
                    if self.is_nan() || other < self { other } else { self }
                }

                /// The value, kept within `min` and `max`.
                #[track_caller]
                pub const fn clamp(mut self, min: $F, max: $F) -> $F {
                    if !(min <= max) {
                        clamp_panic();
                    }
                    if self < min {
                        self = min;
                    }
                    if self > max {
                        self = max;
                    }
                    self
                }

                /// The mean of both.
                pub const fn midpoint(self, other: $F) -> $F {
                    let low = $F::MIN_POSITIVE * 2.0;
                    let high = $F::MAX / 2.0;
                    if self.abs() <= high && other.abs() <= high {
                        (self + other) / 2.0
                    } else if self.abs() < low {
                        self + other / 2.0
                    } else if other.abs() < low {
                        self / 2.0 + other
                    } else {
                        self / 2.0 + other / 2.0
                    }
                }

                /// An order of all floats by their bits.
                pub const fn total_cmp(&self, other: &Self) -> Ordering {
                    let mut left = self.to_bits() as $Int;
                    let mut right = other.to_bits() as $Int;
                    left ^= (((left >> ($bytes * 8 - 1)) as $Bits) >> 1) as $Int;
                    right ^= (((right >> ($bytes * 8 - 1)) as $Bits) >> 1) as $Int;
                    if left < right {
                        Ordering::Less
                    } else if left > right {
                        Ordering::Greater
                    } else {
                        Ordering::Equal
                    }
                }

                /// The absolute value.
                #[inline]
                pub const fn abs(self) -> $F {
                    intrinsics::$fabs(self)
                }

                /// 1 or -1 by the sign bit; not a number of what is none.
                pub const fn signum(self) -> $F {
                    if self.is_nan() { Self::NAN } else { (1.0 as $F).copysign(self) }
                }

                /// This value with the sign of another.
                #[inline]
                pub const fn copysign(self, sign: $F) -> $F {
                    intrinsics::$copysign(self, sign)
                }

                /// The greatest integer that is not above.
                #[inline]
                pub const fn floor(self) -> $F {
                    intrinsics::$floor(self)
                }

                /// The smallest integer that is not below.
                #[inline]
                pub const fn ceil(self) -> $F {
                    intrinsics::$ceil(self)
                }

                /// The integer part.
                #[inline]
                pub const fn trunc(self) -> $F {
                    intrinsics::$trunc(self)
                }

                /// The nearest integer, halves to even.
                #[inline]
                pub const fn round_ties_even(self) -> $F {
                    intrinsics::$even(self)
                }

                /// The nearest integer, halves away from zero.
                pub const fn round(self) -> $F {
                    let whole = self.trunc();
                    let rounded = if (self - whole).abs() >= 0.5 { whole + (1.0 as $F).copysign(self) } else { whole };
                    rounded.copysign(self)
                }

                /// What the integer part leaves.
                pub const fn fract(self) -> $F {
                    self - self.trunc()
                }

                /// From radians to degrees.
                pub const fn to_degrees(self) -> $F {
                    // Written out: the quotient of an `f32` would be one unit off.
                    self * 57.295779513082320876798154814105
                }

                /// From degrees to radians.
                pub const fn to_radians(self) -> $F {
                    self * (crate::$F::consts::PI / 180.0)
                }

                /// The integer part as an integer, which is in range.
                ///
                /// # Safety
                /// It must be.
                pub unsafe fn to_int_unchecked<Int: Copy>(self) -> Int {
                    // SAFETY: promised by the caller.
                    unsafe { intrinsics::float_to_int_unchecked(self) }
                }

                /// Mantissa and exponent of a finite value without its sign.
                pub(crate) const fn decode(self) -> crate::num::decimal::Decoded {
                    let bits = self.to_bits();
                    let fraction = (bits & Self::FRACTION) as u64;
                    let exponent = ((bits & Self::EXPONENT) >> $mantissa) as i32;
                    let hidden = if exponent == 0 { 0 } else { 1 << $mantissa };
                    let exponent = if exponent == 0 { 1 } else { exponent };
                    crate::num::decimal::Decoded {
                        mantissa: fraction | hidden,
                        exponent: exponent - $bias - $mantissa,
                        narrow_below: fraction == 0 && exponent > 1,
                    }
                }
            }

            impl FromStr for $F {
                type Err = ParseFloatError;

                fn from_str(src: &str) -> Result<$F, ParseFloatError> {
                    let format = Format {
                        mantissa_bits: $mantissa + 1,
                        min_exponent: 1 - $bias - $mantissa,
                        max_exponent: $bias - $mantissa,
                    };
                    let (negative, parsed) = float_parse::parse(src.as_bytes(), &format)?;
                    let value = match parsed {
                        Parsed::Infinity => Self::INFINITY,
                        Parsed::Nan => Self::NAN,
                        Parsed::Finite(mantissa, exponent) => {
                            let mantissa = mantissa as $Bits;
                            if mantissa >> $mantissa == 0 {
                                Self::from_bits(mantissa)
                            } else {
                                let exponent = (exponent + $bias + $mantissa) as $Bits;
                                Self::from_bits((exponent << $mantissa) | (mantissa & Self::FRACTION))
                            }
                        }
                    };
                    Ok(if negative { Self::from_bits(value.to_bits() | Self::SIGN) } else { value })
                }
            }
        )*
    };
}

#[cold]
#[track_caller]
const fn clamp_panic() -> ! {
    crate::panicking::panic("min > max, or either was NaN")
}

floats! {
    f32 u32 i32 4 23 127
        abs fabsf32 copysign copysignf32 floor floorf32 ceil ceilf32 trunc truncf32 even round_ties_even_f32;
    f64 u64 i64 8 52 1023
        abs fabsf64 copysign copysignf64 floor floorf64 ceil ceilf64 trunc truncf64 even round_ties_even_f64;
}

impl f32 {
    /// Decimal digits that always survive.
    pub const DIGITS: u32 = 6;
    /// The distance between 1 and the next value.
    pub const EPSILON: f32 = 1.19209290e-07;
    /// The smallest finite value.
    pub const MIN: f32 = -3.40282347e+38;
    /// The smallest positive normal value.
    pub const MIN_POSITIVE: f32 = 1.17549435e-38;
    /// The greatest finite value.
    pub const MAX: f32 = 3.40282347e+38;
    /// One more than the smallest exponent of a normal value.
    pub const MIN_EXP: i32 = -125;
    /// The greatest exponent, plus one.
    pub const MAX_EXP: i32 = 128;
    /// The smallest power of ten that is normal.
    pub const MIN_10_EXP: i32 = -37;
    /// The greatest power of ten.
    pub const MAX_10_EXP: i32 = 38;
}

impl f64 {
    /// Decimal digits that always survive.
    pub const DIGITS: u32 = 15;
    /// The distance between 1 and the next value.
    pub const EPSILON: f64 = 2.2204460492503131e-16;
    /// The smallest finite value.
    pub const MIN: f64 = -1.7976931348623157e+308;
    /// The smallest positive normal value.
    pub const MIN_POSITIVE: f64 = 2.2250738585072014e-308;
    /// The greatest finite value.
    pub const MAX: f64 = 1.7976931348623157e+308;
    /// One more than the smallest exponent of a normal value.
    pub const MIN_EXP: i32 = -1021;
    /// The greatest exponent, plus one.
    pub const MAX_EXP: i32 = 1024;
    /// The smallest power of ten that is normal.
    pub const MIN_10_EXP: i32 = -307;
    /// The greatest power of ten.
    pub const MAX_10_EXP: i32 = 308;
}
