//! Numbers of about 106 bits: the unevaluated sum of two `f64`, the second at most half a unit in the last place of the
//! first. The sums and products of two `f64` with their rounding errors are Knuth's and Dekker's.

use core::ops::{Add, Div, Mul, Neg, Sub};

/// `hi + lo`.
#[derive(Clone, Copy)]
pub struct Dd {
    pub hi: f64,
    pub lo: f64,
}

/// The sum of two numbers, and its rounding error.
#[inline]
pub fn two_sum(a: f64, b: f64) -> Dd {
    let hi = a + b;
    let part = hi - a;
    Dd { hi, lo: (a - (hi - part)) + (b - part) }
}

/// `two_sum` for `|a| >= |b|`.
#[inline]
fn quick_two_sum(a: f64, b: f64) -> Dd {
    let hi = a + b;
    Dd { hi, lo: b - (hi - a) }
}

/// A number as the sum of two of 26 bits each.
#[inline]
fn split(a: f64) -> (f64, f64) {
    let scaled = 134217729.0 * a;
    let high = scaled - (scaled - a);
    (high, a - high)
}

/// The product of two numbers, and its rounding error; neither is larger than `2^990`.
#[inline]
pub fn two_prod(a: f64, b: f64) -> Dd {
    let hi = a * b;
    let (a_high, a_low) = split(a);
    let (b_high, b_low) = split(b);
    Dd { hi, lo: ((a_high * b_high - hi) + a_high * b_low + a_low * b_high) + a_low * b_low }
}

impl Dd {
    pub const ZERO: Dd = Dd::of(0.0);
    pub const ONE: Dd = Dd::of(1.0);

    #[inline]
    pub const fn new(hi: f64, lo: f64) -> Dd {
        Dd { hi, lo }
    }

    #[inline]
    pub const fn of(hi: f64) -> Dd {
        Dd { hi, lo: 0.0 }
    }

    /// The nearest `f64`.
    #[inline]
    pub fn round(self) -> f64 {
        self.hi + self.lo
    }

    #[inline]
    pub fn square(self) -> Dd {
        self * self
    }

    /// The product with a power of two.
    #[inline]
    pub fn scale(self, factor: f64) -> Dd {
        Dd { hi: self.hi * factor, lo: self.lo * factor }
    }

    /// The square root: one step of Newton's method from that of the first part.
    pub fn sqrt(self) -> Dd {
        if self.hi <= 0.0 {
            return Dd::ZERO;
        }
        let root = core::intrinsics::sqrtf64(self.hi);
        let rest = self - two_prod(root, root);
        quick_two_sum(root, rest.hi / (2.0 * root))
    }

    /// The value at `self` of the polynomial with these coefficients, the constant one first.
    pub fn polynomial(self, coefficients: &[Dd]) -> Dd {
        let mut value = Dd::ZERO;
        let mut at = coefficients.len();
        while at > 0 {
            at -= 1;
            value = value * self + coefficients[at];
        }
        value
    }
}

impl Neg for Dd {
    type Output = Dd;

    #[inline]
    fn neg(self) -> Dd {
        Dd { hi: -self.hi, lo: -self.lo }
    }
}

impl Add for Dd {
    type Output = Dd;

    #[inline]
    fn add(self, other: Dd) -> Dd {
        let high = two_sum(self.hi, other.hi);
        let low = two_sum(self.lo, other.lo);
        let sum = quick_two_sum(high.hi, high.lo + low.hi);
        quick_two_sum(sum.hi, sum.lo + low.lo)
    }
}

impl Sub for Dd {
    type Output = Dd;

    #[inline]
    fn sub(self, other: Dd) -> Dd {
        self + -other
    }
}

impl Mul for Dd {
    type Output = Dd;

    #[inline]
    fn mul(self, other: Dd) -> Dd {
        let product = two_prod(self.hi, other.hi);
        quick_two_sum(product.hi, product.lo + (self.hi * other.lo + self.lo * other.hi))
    }
}

impl Div for Dd {
    type Output = Dd;

    fn div(self, other: Dd) -> Dd {
        let first = self.hi / other.hi;
        let rest = self - other * Dd::of(first);
        let second = rest.hi / other.hi;
        let rest = rest - other * Dd::of(second);
        let third = rest.hi / other.hi;
        quick_two_sum(first, second) + Dd::of(third)
    }
}

/// The reciprocals of the factorials from 0 on.
pub const INVERSE_FACTORIALS: [Dd; 29] = [
    Dd::new(1.0, 0.0),
    Dd::new(1.0, 0.0),
    Dd::new(0.5, 0.0),
    Dd::new(0.16666666666666666, 9.25185853854297e-18),
    Dd::new(0.041666666666666664, 2.3129646346357427e-18),
    Dd::new(0.008333333333333333, 1.1564823173178714e-19),
    Dd::new(0.001388888888888889, -5.300543954373577e-20),
    Dd::new(0.0001984126984126984, 1.7209558293420705e-22),
    Dd::new(2.48015873015873e-05, 2.1511947866775882e-23),
    Dd::new(2.7557319223985893e-06, -1.858393274046472e-22),
    Dd::new(2.755731922398589e-07, 2.3767714622250297e-23),
    Dd::new(2.505210838544172e-08, -1.448814070935912e-24),
    Dd::new(2.08767569878681e-09, -1.20734505911326e-25),
    Dd::new(1.6059043836821613e-10, 1.2585294588752098e-26),
    Dd::new(1.1470745597729725e-11, 2.0655512752830745e-28),
    Dd::new(7.647163731819816e-13, 7.03872877733453e-30),
    Dd::new(4.779477332387385e-14, 4.399205485834081e-31),
    Dd::new(2.8114572543455206e-15, 1.6508842730861433e-31),
    Dd::new(1.5619206968586225e-16, 1.1910679660273754e-32),
    Dd::new(8.22063524662433e-18, 2.2141894119604265e-34),
    Dd::new(4.110317623312165e-19, 1.4412973378659527e-36),
    Dd::new(1.9572941063391263e-20, -1.3643503830087908e-36),
    Dd::new(8.896791392450574e-22, -7.911402614872376e-38),
    Dd::new(3.868170170630684e-23, -8.843177655482344e-40),
    Dd::new(1.6117375710961184e-24, -3.6846573564509766e-41),
    Dd::new(6.446950284384474e-26, -1.9330404233703465e-42),
    Dd::new(2.4795962632247976e-27, -1.2953730964765229e-43),
    Dd::new(9.183689863795546e-29, 1.4303150396787322e-45),
    Dd::new(3.279889237069838e-30, 1.5117542744029879e-46),
];
