//! The functions of the circle and their inverses.

use super::dd::{Dd, INVERSE_FACTORIALS, two_sum};
use super::trig_reduce::reduce;

const PI: Dd = Dd::new(3.141592653589793, 1.2246467991473532e-16);
const HALF_PI: Dd = Dd::new(1.5707963267948966, 6.123233995736766e-17);

/// The terms of sine's series after the first, and of cosine's.
const fn terms<const N: usize>(first: usize) -> [Dd; N] {
    let mut terms = [Dd::ZERO; N];
    let mut at = 0;
    while at < N {
        let Dd { hi, lo } = INVERSE_FACTORIALS[first + 2 * at];
        terms[at] = if at % 2 == 0 { Dd::new(-hi, -lo) } else { Dd::new(hi, lo) };
        at += 1;
    }
    terms
}

const SINE: [Dd; 12] = terms(3);
const COSINE: [Dd; 12] = terms(2);

fn sin_dd(r: Dd) -> Dd {
    let square = r.square();
    r + r * square * square.polynomial(&SINE)
}

fn cos_dd(r: Dd) -> Dd {
    let square = r.square();
    Dd::ONE + square * square.polynomial(&COSINE)
}

/// Sine and cosine of an angle that is finite.
fn sin_cos_dd(x: f64) -> (Dd, Dd) {
    let (quarter, r) = reduce(x);
    let (sin, cos) = (sin_dd(r), cos_dd(r));
    match quarter {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// Below this, sine and tangent are their argument (the difference is less than half a unit in the last place).
const TINY: f64 = 1e-8;

/// The sine.
pub fn sin(x: f64) -> f64 {
    if !x.is_finite() {
        return f64::NAN;
    }
    if x.abs() < TINY {
        return tiny(x, -1.0 / 6.0);
    }
    let (quarter, r) = reduce(x);
    let value = if quarter & 1 == 0 { sin_dd(r) } else { cos_dd(r) };
    if quarter < 2 { value.round() } else { -value.round() }
}

/// `x + factor * x³` where the second part is far below the last place.
fn tiny(x: f64, factor: f64) -> f64 {
    if x.abs() < 1e-100 { x } else { x + factor * x * x * x }
}

/// The cosine.
pub fn cos(x: f64) -> f64 {
    if !x.is_finite() {
        return f64::NAN;
    }
    let (quarter, r) = reduce(x);
    let value = if quarter & 1 == 0 { cos_dd(r) } else { sin_dd(r) };
    if quarter == 0 || quarter == 3 { value.round() } else { -value.round() }
}

/// Sine and cosine.
pub fn sin_cos(x: f64) -> (f64, f64) {
    (sin(x), cos(x))
}

/// The tangent.
pub fn tan(x: f64) -> f64 {
    if !x.is_finite() {
        return f64::NAN;
    }
    if x.abs() < TINY {
        return tiny(x, 1.0 / 3.0);
    }
    let (sin, cos) = sin_cos_dd(x);
    (sin / cos).round()
}

// ---- Inverses ----

/// The arc whose tangent is `y / x`, for `0 <= y <= x` and `x > 0`.
fn atan_below_one(y: Dd, x: Dd) -> Dd {
    let t = y.hi / x.hi;
    // Halved twice, the angle's series is short.
    let half = t / (1.0 + core::intrinsics::sqrtf64(1.0 + t * t));
    let quarter = half / (1.0 + core::intrinsics::sqrtf64(1.0 + half * half));
    let square = quarter * quarter;
    let mut sum = 0.0;
    let mut n = 23;
    while n > 0 {
        sum = 1.0 / n as f64 - square * sum;
        n -= 2;
    }
    let guess = 4.0 * quarter * sum;
    // What the guess lacks: the angle between its direction and that of (x, y).
    let (sin, cos) = (sin_dd(Dd::of(guess)), cos_dd(Dd::of(guess)));
    let rest = (y * cos - x * sin) / (x * cos + y * sin);
    Dd::of(guess) + rest
}

/// The arc whose tangent is `y / x`, for `y >= 0` and `x >= 0` that are not both 0.
fn atan_quotient(y: Dd, x: Dd) -> Dd {
    if y.hi <= x.hi { atan_below_one(y, x) } else { HALF_PI - atan_below_one(x, y) }
}

/// The arc of a tangent.
pub fn atan(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let magnitude = x.abs();
    if magnitude < TINY {
        return tiny(x, -1.0 / 3.0);
    }
    if magnitude > 1e20 {
        return HALF_PI.hi.copysign(x);
    }
    atan_quotient(Dd::of(magnitude), Dd::ONE).round().copysign(x)
}

/// The angle of the point `(x, y)`.
pub fn atan2(y: f64, x: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let (across, up) = (x.abs(), y.abs());
    let angle = if up == 0.0 {
        Dd::ZERO
    } else if across == 0.0 || (up.is_infinite() && across.is_finite()) {
        HALF_PI
    } else if up.is_infinite() {
        HALF_PI.scale(0.5)
    } else if across.is_infinite() {
        Dd::ZERO
    } else {
        let (up, across) = bring_near_one(up, across);
        if up == 0.0 || across / up > 1e290 {
            // Too small for the double arithmetic.
            return if x > 0.0 { (y.abs() / x).copysign(y) } else { PI.hi.copysign(y) };
        }
        if up / across > 1e290 { HALF_PI } else { atan_quotient(Dd::of(up), Dd::of(across)) }
    };
    let angle = if x.is_sign_negative() { PI - angle } else { angle };
    angle.round().copysign(y)
}

/// Both numbers times the power of two that brings the larger one near 1.
fn bring_near_one(a: f64, b: f64) -> (f64, f64) {
    let larger = if a > b { a } else { b };
    if larger > 1e100 {
        let down = f64::from_bits((1023 - 600) << 52);
        (a * down, b * down)
    } else if larger < 1e-100 {
        let up = f64::from_bits((1023 + 600) << 52);
        (a * up, b * up)
    } else {
        (a, b)
    }
}

/// `sqrt(1 - x²)`.
fn cosine_of_sine(x: f64) -> Dd {
    (two_sum(1.0, -x) * two_sum(1.0, x)).sqrt()
}

/// The arc of a sine.
pub fn asin(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude < TINY || x.is_nan() {
        return tiny(x, 1.0 / 6.0);
    }
    if magnitude > 1.0 {
        return f64::NAN;
    }
    atan_quotient(Dd::of(magnitude), cosine_of_sine(magnitude)).round().copysign(x)
}

/// The arc of a cosine.
pub fn acos(x: f64) -> f64 {
    let magnitude = x.abs();
    if x.is_nan() || magnitude > 1.0 {
        return f64::NAN;
    }
    let angle = atan_quotient(cosine_of_sine(magnitude), Dd::of(magnitude));
    if x < 0.0 { (PI - angle).round() } else { angle.round() }
}
