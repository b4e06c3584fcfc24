//! The methods of `f32` that core has not.

use super::math;

impl f32 {
    /// The square root; not a number below 0.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn sqrt(self) -> f32 {
        core::intrinsics::sqrtf32(self)
    }

    /// `self * a + b`, rounded once.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn mul_add(self, a: f32, b: f32) -> f32 {
        math::fma32(self, a, b)
    }

    /// The power with an integer exponent, by multiplications.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn powi(self, n: i32) -> f32 {
        let mut base = self;
        let mut rest = n.unsigned_abs();
        let mut result = 1.0;
        loop {
            if rest & 1 == 1 {
                result *= base;
            }
            rest /= 2;
            if rest == 0 {
                break;
            }
            base *= base;
        }
        if n < 0 { 1.0 / result } else { result }
    }

    /// The power with a float exponent.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn powf(self, n: f32) -> f32 {
        math::powf(self as f64, n as f64) as f32
    }

    /// The angle in radians of the point `(other, self)`.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn atan2(self, other: f32) -> f32 {
        math::atan2(self as f64, other as f64) as f32
    }

    /// The length of the hypotenuse.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn hypot(self, other: f32) -> f32 {
        math::hypot(self as f64, other as f64) as f32
    }

    /// `e` to this power.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn exp(self) -> f32 {
        math::exp(self as f64) as f32
    }

    /// 2 to this power.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn exp2(self) -> f32 {
        math::exp2(self as f64) as f32
    }

    /// The natural logarithm.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn ln(self) -> f32 {
        math::ln(self as f64) as f32
    }

    /// The logarithm of base 2.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn log2(self) -> f32 {
        math::log2(self as f64) as f32
    }

    /// The logarithm of base 10.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn log10(self) -> f32 {
        math::log10(self as f64) as f32
    }

    /// The cube root.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn cbrt(self) -> f32 {
        math::cbrt(self as f64) as f32
    }

    /// The sine of an angle in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn sin(self) -> f32 {
        math::sin(self as f64) as f32
    }

    /// The cosine of an angle in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn cos(self) -> f32 {
        math::cos(self as f64) as f32
    }

    /// The tangent of an angle in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn tan(self) -> f32 {
        math::tan(self as f64) as f32
    }

    /// The arc of a sine, in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn asin(self) -> f32 {
        math::asin(self as f64) as f32
    }

    /// The arc of a cosine, in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn acos(self) -> f32 {
        math::acos(self as f64) as f32
    }

    /// The arc of a tangent, in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn atan(self) -> f32 {
        math::atan(self as f64) as f32
    }

    /// `exp(self) - 1`, exact for small numbers.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn exp_m1(self) -> f32 {
        math::exp_m1(self as f64) as f32
    }

    /// `ln(1 + self)`, exact for small numbers.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn ln_1p(self) -> f32 {
        math::ln_1p(self as f64) as f32
    }

    /// The hyperbolic sine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn sinh(self) -> f32 {
        math::sinh(self as f64) as f32
    }

    /// The hyperbolic cosine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn cosh(self) -> f32 {
        math::cosh(self as f64) as f32
    }

    /// The hyperbolic tangent.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn tanh(self) -> f32 {
        math::tanh(self as f64) as f32
    }

    /// The inverse of the hyperbolic sine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn asinh(self) -> f32 {
        let magnitude = self.abs();
        let inverse = 1.0 / magnitude;
        (magnitude + magnitude / (f32::hypot(1.0, inverse) + inverse)).ln_1p().copysign(self)
    }

    /// The inverse of the hyperbolic cosine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn acosh(self) -> f32 {
        if self < 1.0 { f32::NAN } else { (self + (self - 1.0).sqrt() * (self + 1.0).sqrt()).ln() }
    }

    /// The inverse of the hyperbolic tangent.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn atanh(self) -> f32 {
        0.5 * (2.0 * self / (1.0 - self)).ln_1p()
    }

    /// The logarithm of a base.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn log(self, base: f32) -> f32 {
        self.ln() / base.ln()
    }

    /// Sine and cosine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn sin_cos(self) -> (f32, f32) {
        (self.sin(), self.cos())
    }

    /// The quotient of a Euclidean division.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn div_euclid(self, rhs: f32) -> f32 {
        let q = (self / rhs).trunc();
        if self % rhs < 0.0 {
            return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
        }
        q
    }

    /// The remainder of a Euclidean division, which is not negative.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn rem_euclid(self, rhs: f32) -> f32 {
        let r = self % rhs;
        if r < 0.0 { r + rhs.abs() } else { r }
    }

    /// The difference, or 0 if it is negative.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn abs_sub(self, other: f32) -> f32 {
        if self <= other { 0.0 } else { self - other }
    }
}
