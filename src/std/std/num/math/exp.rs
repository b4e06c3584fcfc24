//! Exponentials, logarithms, powers, and the hyperbolic functions made of them.

use super::dd::{Dd, INVERSE_FACTORIALS, two_prod, two_sum};

const LN_2: Dd = Dd::new(0.6931471805599453, 2.3190468138462996e-17);
const LN_2_TAIL: f64 = 5.707708438416212e-34;
const LOG2_E: Dd = Dd::new(1.4426950408889634, 2.0355273740931033e-17);
const LOG10_E: Dd = Dd::new(0.4342944819032518, 1.098319650216765e-17);

/// Above this, `exp` overflows; below its negative, it is far below the smallest number.
const EXP_LIMIT: f64 = 746.0;

/// `x * 2^n`, rounded once.
fn scale_by_power(x: f64, n: i32) -> f64 {
    let mut x = x;
    let mut n = n;
    while n > 1023 {
        x *= f64::from_bits(2046 << 52);
        n -= 1023;
    }
    // The last factor alone may round.
    while n < -1022 {
        let step = if n < -1022 - 969 { -969 } else { n + 969 };
        let step = if step > -1 { -53 } else { step };
        x *= f64::from_bits(((step + 1023) as u64) << 52);
        n -= step;
    }
    x * f64::from_bits(((n + 1023) as u64) << 52)
}

/// `(hi + lo) * 2^n`, rounded once even where the result is subnormal.
fn round_scaled(value: Dd, n: i32) -> f64 {
    let rounded = value.round();
    let result = scale_by_power(rounded, n);
    let magnitude = f64::from_bits(result.to_bits() & !(1 << 63));
    if magnitude >= f64::MIN_POSITIVE || !rounded.is_finite() || rounded == 0.0 {
        return result;
    }
    // Of a subnormal result, find the error and go to the neighbour if that is nearer.
    let back = scale_by_power(result, -n / 2);
    let back = scale_by_power(back, -n - -n / 2);
    let error = (value - Dd::of(back)).round();
    let unit = scale_by_power(f64::from_bits(1), -n / 2);
    let half = scale_by_power(unit, -n - -n / 2) * 0.5;
    if error > half {
        result.next_up()
    } else if error < -half {
        result.next_down()
    } else {
        result
    }
}

/// `e^r - 1` for small `r`, with an error relative to itself.
fn exp_m1_small(r: Dd) -> Dd {
    r * r.polynomial(&INVERSE_FACTORIALS[1..20])
}

/// `e^x` as a number and a power of two.
fn exp_parts(x: Dd) -> (Dd, i32) {
    let n = (x.hi * LOG2_E.hi).round_ties_even();
    let r = x - two_prod(n, LN_2.hi) - two_prod(n, LN_2.lo) - Dd::of(n * LN_2_TAIL);
    // e^r = (e^(r/16))^16, and the powers of e^s - 1 keep their small parts.
    let mut e = exp_m1_small_of_sixteenth(r.scale(0.0625));
    let mut step = 0;
    while step < 4 {
        e = e.scale(2.0) + e.square();
        step += 1;
    }
    (Dd::ONE + e, n as i32)
}

/// `e^r - 1` for `|r| < 0.022`.
fn exp_m1_small_of_sixteenth(r: Dd) -> Dd {
    r * r.polynomial(&INVERSE_FACTORIALS[1..14])
}

/// `e^x` where it neither overflows nor vanishes.
fn exp_dd(x: Dd) -> Dd {
    let (value, n) = exp_parts(x);
    Dd::new(scale_by_power(value.hi, n), scale_by_power(value.lo, n))
}

/// `2 * atanh(s)` for small `s`.
fn twice_atanh(s: Dd) -> Dd {
    let square = s.square();
    let mut sum = Dd::ZERO;
    let mut n = 25;
    while n > 0 {
        sum = sum * square + Dd::ONE / Dd::of(n as f64);
        n -= 2;
    }
    (s * sum).scale(2.0)
}

/// The mantissa between about 0.7 and 1.4, and the exponent, of a positive number.
fn split_exponent(x: f64) -> (f64, i32) {
    let mut bits = x.to_bits();
    let mut exponent = 0;
    if bits >> 52 == 0 {
        bits = (x * 18014398509481984.0).to_bits();
        exponent = -54;
    }
    exponent += (bits >> 52) as i32 - 1023;
    let mantissa = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
    if mantissa > 1.4142135623730951 { (mantissa * 0.5, exponent + 1) } else { (mantissa, exponent) }
}

/// `ln x` of a positive, finite number.
fn ln_dd(x: f64) -> Dd {
    let (m, exponent) = split_exponent(x);
    let mantissa_part = if m > 0.97 && m < 1.03 {
        twice_atanh(two_sum(m, -1.0) / two_sum(m, 1.0))
    } else {
        // One step of Newton's method from about 50 bits.
        let s = (m - 1.0) / (m + 1.0);
        let square = s * s;
        let mut sum = 0.0;
        let mut n = 23;
        while n > 0 {
            sum = sum * square + 1.0 / n as f64;
            n -= 2;
        }
        let guess = 2.0 * s * sum;
        let off = exp_dd(Dd::of(-guess)) * Dd::of(m) - Dd::ONE;
        // ln(1 + off), of which the square is far below the last bit.
        Dd::of(guess) + (off - off.square().scale(0.5))
    };
    let n = exponent as f64;
    two_prod(n, LN_2.hi) + (two_prod(n, LN_2.lo) + mantissa_part)
}

/// `ln(1 + u)` for `u > -1`.
fn ln_1p_dd(u: Dd) -> Dd {
    if u.hi > -0.03 && u.hi < 0.03 {
        return twice_atanh(u / (Dd::of(2.0) + u));
    }
    let sum = Dd::ONE + u;
    // ln(hi + lo) = ln hi + lo / hi - …
    let part = Dd::of(sum.lo) / Dd::of(sum.hi);
    ln_dd(sum.hi) + (part - part.square().scale(0.5))
}

/// `e^x - 1` with an error relative to itself; `|x| < 700`.
fn exp_m1_dd(x: Dd) -> Dd {
    if x.hi > -0.35 && x.hi < 0.35 { exp_m1_small(x) } else { exp_dd(x) - Dd::ONE }
}

/// `e^x`.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        x
    } else if x > EXP_LIMIT {
        f64::INFINITY
    } else if x < -EXP_LIMIT {
        0.0
    } else {
        let (value, n) = exp_parts(Dd::of(x));
        round_scaled(value, n)
    }
}

/// `2^x`.
pub fn exp2(x: f64) -> f64 {
    if x.is_nan() {
        x
    } else if x >= 1024.0 {
        f64::INFINITY
    } else if x < -1080.0 {
        0.0
    } else {
        let whole = x.round_ties_even();
        let (value, n) = exp_parts(LN_2 * Dd::of(x - whole));
        round_scaled(value, n + whole as i32)
    }
}

/// `e^x - 1`.
pub fn exp_m1(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        x
    } else if x > 700.0 {
        exp(x)
    } else if x < -50.0 {
        -1.0
    } else if x.abs() < 1e-300 {
        x
    } else {
        exp_m1_dd(Dd::of(x)).round()
    }
}

/// What a logarithm gives where there is none: infinite at 0 and at infinity, not a number below 0.
fn ln_special(x: f64) -> Option<f64> {
    if x > 0.0 && x < f64::INFINITY {
        None
    } else if x == 0.0 {
        Some(f64::NEG_INFINITY)
    } else if x < 0.0 {
        Some(f64::NAN)
    } else {
        Some(x)
    }
}

/// The natural logarithm.
pub fn ln(x: f64) -> f64 {
    ln_special(x).unwrap_or_else(|| ln_dd(x).round())
}

/// The logarithm of base 2.
pub fn log2(x: f64) -> f64 {
    ln_special(x).unwrap_or_else(|| {
        let (m, exponent) = split_exponent(x);
        (Dd::of(exponent as f64) + ln_dd(m) * LOG2_E).round()
    })
}

/// The logarithm of base 10.
pub fn log10(x: f64) -> f64 {
    ln_special(x).unwrap_or_else(|| (ln_dd(x) * LOG10_E).round())
}

/// `ln(1 + x)`.
pub fn ln_1p(x: f64) -> f64 {
    if x == 0.0 || x.abs() < 1e-300 {
        return x;
    }
    if x == -1.0 {
        return f64::NEG_INFINITY;
    }
    if x < -1.0 {
        return f64::NAN;
    }
    if x > 1e20 {
        // The 1 is far below the last bit.
        return ln(x);
    }
    if x.is_nan() { x } else { ln_1p_dd(Dd::of(x)).round() }
}

// ---- Powers ----

/// Whether a number is an odd integer.
fn is_odd_integer(y: f64) -> bool {
    y.abs() < 9007199254740992.0 && y.trunc() == y && (y.abs() as u64) & 1 == 1
}

/// `x^y`, with C's rules for zeros, infinities and what is not a number.
pub fn powf(x: f64, y: f64) -> f64 {
    if x == 1.0 || y == 0.0 {
        return 1.0;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let magnitude = x.abs();
    let negative = x.is_sign_negative() && is_odd_integer(y);
    let sign = if negative { -1.0 } else { 1.0 };
    if y.is_infinite() {
        return if magnitude == 1.0 {
            1.0
        } else if (magnitude > 1.0) == (y > 0.0) {
            f64::INFINITY
        } else {
            0.0
        };
    }
    if magnitude == 0.0 || magnitude.is_infinite() {
        return if (magnitude == 0.0) == (y > 0.0) { sign * 0.0 } else { sign * f64::INFINITY };
    }
    if x < 0.0 && y.trunc() != y {
        return f64::NAN;
    }
    if magnitude == 1.0 {
        return sign;
    }
    sign * powf_positive(magnitude, y)
}

fn powf_positive(x: f64, y: f64) -> f64 {
    let log = ln_dd(x);
    let estimate = log.hi * y;
    if estimate > EXP_LIMIT {
        return f64::INFINITY;
    }
    if estimate < -EXP_LIMIT {
        return 0.0;
    }
    let (value, n) = exp_parts(log * Dd::of(y));
    round_scaled(value, n)
}

/// The cube root.
pub fn cbrt(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let (m, exponent) = split_exponent(x.abs());
    let third = exponent.div_euclid(3);
    let m = m * f64::from_bits(((exponent - 3 * third + 1023) as u64) << 52);
    // A cubic's root near 1 to 4, then steps of Newton's method.
    let mut guess = 0.6 + 0.4 * m - 0.03 * m * m;
    let mut step = 0;
    while step < 6 {
        guess = guess - (guess * guess * guess - m) / (3.0 * guess * guess);
        step += 1;
    }
    let cube = two_prod(guess, guess) * Dd::of(guess);
    let correction = (Dd::of(m) - cube).round() / (3.0 * guess * guess);
    let root = two_sum(guess, correction).round();
    let root = scale_by_power(root, third);
    if x < 0.0 { -root } else { root }
}

/// The length of the hypotenuse.
pub fn hypot(x: f64, y: f64) -> f64 {
    let (x, y) = (x.abs(), y.abs());
    if x.is_infinite() || y.is_infinite() {
        return f64::INFINITY;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let (large, small) = if x > y { (x, y) } else { (y, x) };
    if small == 0.0 {
        return large;
    }
    let (_, exponent) = split_exponent(large);
    let (large, small) = (scale_by_power(large, -exponent), scale_by_power(small, -exponent));
    let root = (two_prod(large, large) + two_prod(small, small)).sqrt();
    round_scaled(root, exponent)
}

// ---- Hyperbolic functions ----

/// The hyperbolic sine.
pub fn sinh(x: f64) -> f64 {
    if x.abs() < 1e-8 || !x.is_finite() {
        return x;
    }
    if x.abs() > 700.0 {
        return large_half_exp(x.abs()).copysign(x);
    }
    // With e = e^x - 1: (e + e / (e + 1)) / 2.
    let e = exp_m1_dd(Dd::of(x.abs()));
    (e + e / (e + Dd::ONE)).scale(0.5).round().copysign(x)
}

/// The hyperbolic cosine.
pub fn cosh(x: f64) -> f64 {
    if !x.is_finite() {
        return x.abs();
    }
    if x.abs() > 700.0 {
        return large_half_exp(x.abs());
    }
    let e = exp_dd(Dd::of(x.abs()));
    (e + Dd::ONE / e).scale(0.5).round()
}

/// `e^x / 2`, which may be finite where `e^x` is not.
fn large_half_exp(x: f64) -> f64 {
    if x > 720.0 {
        return f64::INFINITY;
    }
    let (value, n) = exp_parts(Dd::of(x));
    round_scaled(value, n - 1)
}

/// The hyperbolic tangent.
pub fn tanh(x: f64) -> f64 {
    if x.abs() < 1e-8 || x.is_nan() {
        return x;
    }
    if x.abs() > 20.0 {
        return 1.0f64.copysign(x);
    }
    let e = exp_m1_dd(Dd::of(2.0 * x.abs()));
    (e / (e + Dd::of(2.0))).round().copysign(x)
}

/// The inverse of the hyperbolic sine, by the formula of Rust's std.
pub fn asinh(x: f64) -> f64 {
    let magnitude = x.abs();
    let inverse = 1.0 / magnitude;
    ln_1p(magnitude + magnitude / (hypot(1.0, inverse) + inverse)).copysign(x)
}

/// The inverse of the hyperbolic cosine, by the formula of Rust's std.
pub fn acosh(x: f64) -> f64 {
    if x < 1.0 {
        return f64::NAN;
    }
    ln(x + core::intrinsics::sqrtf64(x - 1.0) * core::intrinsics::sqrtf64(x + 1.0))
}

/// The inverse of the hyperbolic tangent, by the formula of Rust's std.
pub fn atanh(x: f64) -> f64 {
    0.5 * ln_1p(2.0 * x / (1.0 - x))
}
