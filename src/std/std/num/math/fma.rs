//! `a * b + c`, rounded once.

/// A finite number as sign, integer and power of two.
fn unpack(x: f64) -> (bool, u64, i32) {
    let bits = x.to_bits();
    let exponent = (bits >> 52) as i32 & 0x7ff;
    let fraction = bits & ((1 << 52) - 1);
    let negative = bits >> 63 == 1;
    if exponent == 0 { (negative, fraction, -1074) } else { (negative, fraction | 1 << 52, exponent - 1075) }
}

/// `value * 2^exponent` rounded to the nearest, ties to even; the lowest bit of `value` may stand for all that was below.
fn pack(negative: bool, value: u128, exponent: i32) -> f64 {
    if value == 0 {
        return if negative { -0.0 } else { 0.0 };
    }
    let length = 128 - value.leading_zeros() as i32;
    // The place of the result's last bit.
    let last = if exponent + length - 53 < -1074 { -1074 } else { exponent + length - 53 };
    let drop = last - exponent;
    let mut result = if drop <= 0 {
        value << -drop
    } else if drop > 127 {
        0
    } else {
        let kept = value >> drop;
        let rest = value & ((1 << drop) - 1);
        let half = 1u128 << (drop - 1);
        kept + (rest > half || (rest == half && kept & 1 == 1)) as u128
    };
    let mut last = last;
    if result == 1 << 53 {
        result >>= 1;
        last += 1;
    }
    let biased = last + 1075;
    let bits = if result < 1 << 52 {
        result as u64
    } else if biased >= 0x7ff {
        0x7ff << 52
    } else {
        (biased as u64) << 52 | (result as u64 & ((1 << 52) - 1))
    };
    f64::from_bits(bits | (negative as u64) << 63)
}

/// `a * b + c` of `f64`.
pub fn fma64(a: f64, b: f64, c: f64) -> f64 {
    if !a.is_finite() || !b.is_finite() || a == 0.0 || b == 0.0 {
        return a * b + c;
    }
    if !c.is_finite() {
        return c;
    }
    if c == 0.0 {
        let (a_negative, a, a_exponent) = unpack(a);
        let (b_negative, b, b_exponent) = unpack(b);
        return pack(a_negative != b_negative, a as u128 * b as u128, a_exponent + b_exponent);
    }
    let (a_negative, a, a_exponent) = unpack(a);
    let (b_negative, b, b_exponent) = unpack(b);
    let (c_negative, c, c_exponent) = unpack(c);
    let negative = a_negative != b_negative;
    // Both parts with their highest bit at 125, so that the sum fits.
    let (product, product_exponent) = lift(a as u128 * b as u128, a_exponent + b_exponent);
    let (addend, addend_exponent) = lift(c as u128, c_exponent);
    let exponent = if product_exponent > addend_exponent { product_exponent } else { addend_exponent };
    let product = lower(product, exponent - product_exponent);
    let addend = lower(addend, exponent - addend_exponent);
    if negative == c_negative {
        pack(negative, product + addend, exponent)
    } else if product >= addend {
        pack(negative && product != addend, product - addend, exponent)
    } else {
        pack(c_negative, addend - product, exponent)
    }
}

fn lift(value: u128, exponent: i32) -> (u128, i32) {
    let up = value.leading_zeros() as i32 - 2;
    (value << up, exponent - up)
}

/// Shifts right; the lowest bit stays set if any was lost.
fn lower(value: u128, by: i32) -> u128 {
    if by == 0 {
        value
    } else if by > 127 {
        (value != 0) as u128
    } else {
        let lost = value & ((1 << by) - 1) != 0;
        value >> by | lost as u128
    }
}

/// `a * b + c` of `f32`.
pub fn fma32(a: f32, b: f32, c: f32) -> f32 {
    // The product is exact in `f64`; the sum is rounded to odd there, so that the last rounding sees what was lost.
    let product = a as f64 * b as f64;
    let sum = super::dd::two_sum(product, c as f64);
    if sum.lo == 0.0 || !sum.hi.is_finite() || sum.hi.to_bits() & 1 == 1 {
        return sum.hi as f32;
    }
    let odd = if (sum.lo > 0.0) == (sum.hi > 0.0) { sum.hi.to_bits() + 1 } else { sum.hi.to_bits() - 1 };
    f64::from_bits(odd) as f32
}
