//! The methods of `f64` that core has not.

use super::math;

impl f64 {
    /// The square root; not a number below 0.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn sqrt(self) -> f64 {
        core::intrinsics::sqrtf64(self)
    }

    /// `self * a + b`, rounded once.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn mul_add(self, a: f64, b: f64) -> f64 {
        math::fma64(self, a, b)
    }

    /// The power with an integer exponent, by multiplications.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn powi(self, n: i32) -> f64 {
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
    pub fn powf(self, n: f64) -> f64 {
        math::powf(self, n)
    }

    /// The angle in radians of the point `(other, self)`.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn atan2(self, other: f64) -> f64 {
        math::atan2(self, other)
    }

    /// The length of the hypotenuse.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn hypot(self, other: f64) -> f64 {
        math::hypot(self, other)
    }

    /// `e` to this power.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn exp(self) -> f64 {
        math::exp(self)
    }

    /// 2 to this power.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn exp2(self) -> f64 {
        math::exp2(self)
    }

    /// The natural logarithm.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn ln(self) -> f64 {
        math::ln(self)
    }

    /// The logarithm of base 2.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn log2(self) -> f64 {
        math::log2(self)
    }

    /// The logarithm of base 10.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn log10(self) -> f64 {
        math::log10(self)
    }

    /// The cube root.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn cbrt(self) -> f64 {
        math::cbrt(self)
    }

    /// The sine of an angle in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn sin(self) -> f64 {
        math::sin(self)
    }

    /// The cosine of an angle in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn cos(self) -> f64 {
        math::cos(self)
    }

    /// The tangent of an angle in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn tan(self) -> f64 {
        math::tan(self)
    }

    /// The arc of a sine, in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn asin(self) -> f64 {
        math::asin(self)
    }

    /// The arc of a cosine, in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn acos(self) -> f64 {
        math::acos(self)
    }

    /// The arc of a tangent, in radians.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn atan(self) -> f64 {
        math::atan(self)
    }

    /// `exp(self) - 1`, exact for small numbers.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn exp_m1(self) -> f64 {
        math::exp_m1(self)
    }

    /// `ln(1 + self)`, exact for small numbers.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn ln_1p(self) -> f64 {
        math::ln_1p(self)
    }

    /// The hyperbolic sine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn sinh(self) -> f64 {
        math::sinh(self)
    }

    /// The hyperbolic cosine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn cosh(self) -> f64 {
        math::cosh(self)
    }

    /// The hyperbolic tangent.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn tanh(self) -> f64 {
        math::tanh(self)
    }

    /// The inverse of the hyperbolic sine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn asinh(self) -> f64 {
        math::asinh(self)
    }

    /// The inverse of the hyperbolic cosine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn acosh(self) -> f64 {
        math::acosh(self)
    }

    /// The inverse of the hyperbolic tangent.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn atanh(self) -> f64 {
        math::atanh(self)
    }

    /// The logarithm of a base.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn log(self, base: f64) -> f64 {
        self.ln() / base.ln()
    }

    /// Sine and cosine.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn sin_cos(self) -> (f64, f64) {
        (self.sin(), self.cos())
    }

    /// The quotient of a Euclidean division.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn div_euclid(self, rhs: f64) -> f64 {
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
    pub fn rem_euclid(self, rhs: f64) -> f64 {
        let r = self % rhs;
        if r < 0.0 { r + rhs.abs() } else { r }
    }

    /// The difference, or 0 if it is negative.
    #[rustc_allow_incoherent_impl]
    #[must_use = "method returns a new number and does not mutate the original value"]
    #[inline]
    pub fn abs_sub(self, other: f64) -> f64 {
        if self <= other { 0.0 } else { self - other }
    }
}
