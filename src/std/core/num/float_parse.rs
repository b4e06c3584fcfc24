//! Reading floats: a decimal text becomes the nearest float, ties to even, by exact arithmetic on big numbers.

use super::bignum::Big;
use super::error::{FloatErrorKind, ParseFloatError};

/// The shape of a binary float format.
pub(crate) struct Format {
    /// Bits of the mantissa, the hidden one included.
    pub(crate) mantissa_bits: u32,
    /// Exponent of the lowest mantissa bit of the smallest floats.
    pub(crate) min_exponent: i32,
    /// Exponent of the lowest mantissa bit of the greatest floats.
    pub(crate) max_exponent: i32,
}

/// A text that was read: a special value, or digits that mean `digits * 10^exponent`.
pub(crate) enum Parsed {
    Infinity,
    Nan,
    /// Mantissa and exponent of the nearest float; an exponent above the format's means infinity.
    Finite(u64, i32),
}

/// Digits beyond these cannot change the result, except that a non-zero one breaks a tie.
const MAX_DIGITS: usize = 770;

fn invalid() -> ParseFloatError {
    ParseFloatError { kind: FloatErrorKind::Invalid }
}

/// Reads sign and number.
pub(crate) fn parse(text: &[u8], format: &Format) -> Result<(bool, Parsed), ParseFloatError> {
    if text.is_empty() {
        return Err(ParseFloatError { kind: FloatErrorKind::Empty });
    }
    let negative = text[0] == b'-';
    let text = if negative || text[0] == b'+' { &text[1..] } else { text };
    if text.eq_ignore_ascii_case(b"inf") || text.eq_ignore_ascii_case(b"infinity") {
        return Ok((negative, Parsed::Infinity));
    }
    if text.eq_ignore_ascii_case(b"nan") {
        return Ok((negative, Parsed::Nan));
    }
    Ok((negative, parse_number(text, format)?))
}

fn parse_number(text: &[u8], format: &Format) -> Result<Parsed, ParseFloatError> {
    let mut big = Big::from_u64(0);
    let mut exponent = 0i64;
    let mut kept = 0;
    let mut any = false;
    let mut sticky = false;
    let mut after_point = false;
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        if byte == b'.' && !after_point {
            after_point = true;
        } else if byte.is_ascii_digit() {
            any = true;
            if after_point {
                exponent -= 1;
            }
            if kept > 0 || byte != b'0' {
                if kept < MAX_DIGITS {
                    big.mul_small(10);
                    big.add_small((byte - b'0') as u32);
                    kept += 1;
                } else {
                    sticky |= byte != b'0';
                    exponent += 1;
                }
            }
        } else {
            break;
        }
        at += 1;
    }
    if !any {
        return Err(invalid());
    }
    if at < text.len() {
        exponent += parse_exponent(&text[at..])?;
    }
    if big.is_zero() {
        return Ok(Parsed::Finite(0, 0));
    }
    if sticky {
        big.mul_small(10);
        big.add_small(1);
        exponent -= 1;
    }
    let magnitude = exponent + kept as i64;
    if magnitude > 310 {
        return Ok(Parsed::Infinity);
    }
    if magnitude < -330 {
        return Ok(Parsed::Finite(0, 0));
    }
    Ok(round(big, exponent as i32, format))
}

fn parse_exponent(text: &[u8]) -> Result<i64, ParseFloatError> {
    if text[0] != b'e' && text[0] != b'E' {
        return Err(invalid());
    }
    let mut at = 1;
    let negative = text.len() > 1 && text[1] == b'-';
    if text.len() > 1 && (text[1] == b'-' || text[1] == b'+') {
        at = 2;
    }
    if at == text.len() {
        return Err(invalid());
    }
    let mut value = 0i64;
    while at < text.len() {
        if !text[at].is_ascii_digit() {
            return Err(invalid());
        }
        if value < 1_000_000 {
            value = value * 10 + (text[at] - b'0') as i64;
        }
        at += 1;
    }
    Ok(if negative { -value } else { value })
}

/// The float nearest to `digits * 10^exponent`.
fn round(digits: Big, exponent: i32, format: &Format) -> Parsed {
    let mut numerator = digits;
    let mut denominator = Big::from_u64(1);
    if exponent >= 0 {
        numerator.mul_pow10(exponent as usize);
    } else {
        denominator.mul_pow10((-exponent) as usize);
    }
    // Shift so that the quotient has just the mantissa's bits, but not below the format's smallest exponent.
    let bits = format.mantissa_bits as i32;
    let mut shift = numerator.bit_length() as i32 - denominator.bit_length() as i32 - bits;
    loop {
        let e = if shift < format.min_exponent { format.min_exponent } else { shift };
        let mut n = numerator;
        let mut d = denominator;
        if e >= 0 {
            d.mul_pow2(e as usize);
        } else {
            n.mul_pow2((-e) as usize);
        }
        let (mut mantissa, mut rest) = n.div_u64(&d);
        if mantissa >> bits != 0 {
            shift = e + 1;
            continue;
        }
        rest.mul_small(2);
        let half = rest.compare(&d);
        let mut e = e;
        if half > 0 || (half == 0 && mantissa & 1 == 1) {
            mantissa += 1;
            if mantissa >> bits != 0 {
                mantissa >>= 1;
                e += 1;
            }
        }
        if e > format.max_exponent {
            return Parsed::Infinity;
        }
        return Parsed::Finite(mantissa, e);
    }
}
