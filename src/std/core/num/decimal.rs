//! The decimal digits of a float: the shortest that read back as the same float, or exactly as many as wanted.
//! Both are Steele and White's algorithm (as refined by Burger and Dybvig) on big numbers: slow, short and exact.

use super::bignum::Big;

/// Room for the digits of one float. The longest exact expansion (of the smallest `f64`) has 767 digits.
pub(crate) const MAX_DIGITS: usize = 800;

/// A positive finite float: `mantissa * 2^exponent`, and whether the next smaller float is nearer than the next greater.
#[derive(Clone, Copy)]
pub(crate) struct Decoded {
    pub(crate) mantissa: u64,
    pub(crate) exponent: i32,
    pub(crate) narrow_below: bool,
}

/// Digits `d1 d2 d3 …` that mean `0.d1d2d3… * 10^point`.
pub(crate) struct Digits {
    pub(crate) digits: [u8; MAX_DIGITS],
    pub(crate) len: usize,
    pub(crate) point: i32,
}

/// `value / scale` lies in [0.1, 1); `point` is the power of ten that was taken out.
struct Scaled {
    value: Big,
    scale: Big,
    point: i32,
    /// Half the distance to the next greater float, in units of `scale`.
    above: Big,
    /// Half the distance to the next smaller float.
    below: Big,
}

/// floor(log10(2) * x) + 1, exactly or one too small.
fn estimate_point(d: &Decoded) -> i32 {
    let bits = 64 - d.mantissa.leading_zeros() as i32 + d.exponent;
    (((bits as i64 - 1) * 1292913986) >> 32) as i32
}

fn scale(d: &Decoded, inclusive: bool) -> Scaled {
    // All numbers are doubled (and doubled again where the distances differ), so that half distances are whole.
    let extra = if d.narrow_below { 2 } else { 1 };
    let mut value = Big::from_u64(d.mantissa);
    let mut scale = Big::from_u64(1);
    let mut above = Big::from_u64(if d.narrow_below { 2 } else { 1 });
    let mut below = Big::from_u64(1);
    value.mul_pow2(extra);
    scale.mul_pow2(extra);
    if d.exponent >= 0 {
        value.mul_pow2(d.exponent as usize);
        above.mul_pow2(d.exponent as usize);
        below.mul_pow2(d.exponent as usize);
    } else {
        scale.mul_pow2((-d.exponent) as usize);
    }
    let mut point = estimate_point(d);
    if point >= 0 {
        scale.mul_pow10(point as usize);
    } else {
        let e = (-point) as usize;
        value.mul_pow10(e);
        above.mul_pow10(e);
        below.mul_pow10(e);
    }
    // The estimate may be too small: then the first digit would be ten or more.
    loop {
        let mut high = value;
        if inclusive {
            high.add(&above);
        }
        if high.compare(&scale) < 0 {
            break;
        }
        scale.mul_small(10);
        point += 1;
    }
    Scaled { value, scale, point, above, below }
}

/// The shortest digits that lie nearer to the float than to its neighbours; among these the nearest.
pub(crate) fn shortest(d: &Decoded) -> Digits {
    // An even mantissa wins ties when read back, so its interval includes the ends.
    let inclusive = d.mantissa & 1 == 0;
    let mut s = scale(d, false);
    // Where the upper end reaches the next power of ten, that power is the first candidate.
    let mut high = s.value;
    high.add(&s.above);
    let order = high.compare(&s.scale);
    if order > 0 || (inclusive && order == 0) {
        s.scale.mul_small(10);
        s.point += 1;
    }
    let mut out = Digits { digits: [0; MAX_DIGITS], len: 0, point: s.point };
    loop {
        s.value.mul_small(10);
        s.above.mul_small(10);
        s.below.mul_small(10);
        let digit = s.value.div_digit(&s.scale);
        out.digits[out.len] = b'0' + digit;
        out.len += 1;
        let low = s.value.compare(&s.below);
        let mut high = s.value;
        high.add(&s.above);
        let high = high.compare(&s.scale);
        let down = low < 0 || (inclusive && low == 0);
        let up = high > 0 || (inclusive && high == 0);
        if down || up {
            let mut twice = s.value;
            twice.mul_small(2);
            let half = twice.compare(&s.scale);
            if up && (!down || half >= 0) {
                round_up(&mut out);
            }
            return out;
        }
    }
}

/// The digits down to `10^-limit`, at most `count` of them, correctly rounded with ties to even.
pub(crate) fn exact(d: &Decoded, count: usize, limit: i32) -> Digits {
    let mut s = scale(d, false);
    let wanted = s.point + limit;
    let mut out = Digits { digits: [0; MAX_DIGITS], len: 0, point: s.point };
    if wanted < 0 {
        return out;
    }
    let wanted = (wanted as usize).min(count).min(MAX_DIGITS - 1);
    while out.len < wanted && !s.value.is_zero() {
        s.value.mul_small(10);
        out.digits[out.len] = b'0' + s.value.div_digit(&s.scale);
        out.len += 1;
    }
    while out.len < wanted {
        out.digits[out.len] = b'0';
        out.len += 1;
    }
    let mut twice = s.value;
    twice.mul_small(2);
    let half = twice.compare(&s.scale);
    let odd = out.len > 0 && out.digits[out.len - 1] & 1 == 1;
    if half > 0 || (half == 0 && odd) {
        if out.len == 0 {
            out.digits[0] = b'1';
            out.len = 1;
            out.point += 1;
        } else if round_up(&mut out) && out.len < count && (out.point + limit) as usize > out.len {
            out.digits[out.len] = b'0';
            out.len += 1;
        }
    }
    out
}

/// Adds one in the last place. Whether all digits were nines, so that the point moved.
fn round_up(out: &mut Digits) -> bool {
    let mut i = out.len;
    while i > 0 {
        i -= 1;
        if out.digits[i] != b'9' {
            out.digits[i] += 1;
            return false;
        }
        out.digits[i] = b'0';
    }
    out.digits[0] = b'1';
    out.point += 1;
    true
}
