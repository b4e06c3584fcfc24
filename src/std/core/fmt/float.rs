//! Floats: `{}` is the shortest text that reads back the same, `{:.N}` is exact with ties to even.

use super::{Debug, Display, Formatter, LowerExp, Result, UpperExp, Write};
use crate::num::decimal::{self, Decoded, Digits};
use crate::str::from_utf8_unchecked;

/// What is to be written, apart from the type of the float.
struct Value {
    nan: bool,
    infinite: bool,
    zero: bool,
    negative: bool,
    decoded: Decoded,
}

/// A text in three parts: digits, zeros, digits. Enough for all numbers without a buffer for long rows of zeros.
struct Parts<'a> {
    before: &'a str,
    zeros: usize,
    after: &'a str,
    zeros_after: usize,
    tail: &'a str,
}

impl Parts<'_> {
    fn len(&self) -> usize {
        self.before.len() + self.zeros + self.after.len() + self.zeros_after + self.tail.len()
    }

    fn write(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.before)?;
        write_zeros(f, self.zeros)?;
        f.write_str(self.after)?;
        write_zeros(f, self.zeros_after)?;
        f.write_str(self.tail)
    }
}

fn write_zeros(f: &mut Formatter<'_>, count: usize) -> Result {
    for _ in 0..count {
        f.write_char('0')?;
    }
    Ok(())
}

/// Writes sign and parts with padding; numbers stand at the right, and `0` puts zeros behind the sign.
fn pad(f: &mut Formatter<'_>, value: &Value, parts: &Parts<'_>) -> Result {
    let sign = if value.nan {
        ""
    } else if value.negative {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    let missing = f.width().unwrap_or(0).saturating_sub(sign.len() + parts.len());
    if f.sign_aware_zero_pad() && !value.nan && !value.infinite {
        f.write_str(sign)?;
        write_zeros(f, missing)?;
        return parts.write(f);
    }
    let before = f.padding_before(missing, super::Alignment::Right);
    f.write_fill(before)?;
    f.write_str(sign)?;
    parts.write(f)?;
    f.write_fill(missing - before)
}

fn pad_text(f: &mut Formatter<'_>, value: &Value, text: &str) -> Result {
    pad(f, value, &Parts { before: text, zeros: 0, after: "", zeros_after: 0, tail: "" })
}

/// `123.45`, with at least `min_fraction` digits behind the point.
fn decimal_text(f: &mut Formatter<'_>, value: &Value, digits: &Digits, min_fraction: usize) -> Result {
    // SAFETY: digits are ASCII.
    let text = unsafe { from_utf8_unchecked(&digits.digits[..digits.len]) };
    let len = digits.len as i32;
    if digits.len == 0 {
        let tail = if min_fraction > 0 { "." } else { "" };
        return pad(f, value, &Parts { before: "0", zeros: 0, after: tail, zeros_after: min_fraction, tail: "" });
    }
    if digits.point <= 0 {
        let zeros = (-digits.point) as usize;
        let missing = min_fraction.saturating_sub(zeros + digits.len);
        return pad(f, value, &Parts { before: "0.", zeros, after: text, zeros_after: missing, tail: "" });
    }
    if digits.point >= len {
        let zeros = (digits.point - len) as usize;
        let point = if min_fraction > 0 { "." } else { "" };
        return pad(f, value, &Parts { before: text, zeros, after: point, zeros_after: min_fraction, tail: "" });
    }
    // The point stands among the digits: make room for it.
    let mut buf = [0u8; decimal::MAX_DIGITS + 1];
    let whole = digits.point as usize;
    buf[..whole].copy_from_slice(&digits.digits[..whole]);
    buf[whole] = b'.';
    buf[whole + 1..digits.len + 1].copy_from_slice(&digits.digits[whole..digits.len]);
    // SAFETY: digits are ASCII.
    let text = unsafe { from_utf8_unchecked(&buf[..digits.len + 1]) };
    let missing = min_fraction.saturating_sub(digits.len - whole);
    pad(f, value, &Parts { before: text, zeros: missing, after: "", zeros_after: 0, tail: "" })
}

fn fmt_decimal(f: &mut Formatter<'_>, value: &Value, min_fraction: usize) -> Result {
    if value.nan {
        return pad_text(f, value, "NaN");
    }
    if value.infinite {
        return pad_text(f, value, "inf");
    }
    if let Some(precision) = f.precision() {
        let digits = if value.zero { no_digits() } else { decimal::exact(&value.decoded, usize::MAX, precision as i32) };
        return decimal_text(f, value, &digits, precision);
    }
    let digits = if value.zero { no_digits() } else { decimal::shortest(&value.decoded) };
    decimal_text(f, value, &digits, min_fraction)
}

fn no_digits() -> Digits {
    Digits { digits: [0; decimal::MAX_DIGITS], len: 0, point: 0 }
}

fn fmt_exponential(f: &mut Formatter<'_>, value: &Value, upper: bool) -> Result {
    if value.nan {
        return pad_text(f, value, "NaN");
    }
    if value.infinite {
        return pad_text(f, value, "inf");
    }
    let (digits, trailing) = match (f.precision(), value.zero) {
        (Some(precision), true) => (no_digits(), precision),
        (None, true) => (no_digits(), 0),
        (Some(precision), false) => {
            let digits = decimal::exact(&value.decoded, precision + 1, i32::MAX / 2);
            let len = digits.len;
            (digits, (precision + 1).saturating_sub(len))
        }
        (None, false) => (decimal::shortest(&value.decoded), 0),
    };
    // SAFETY: digits are ASCII.
    let text = if value.zero { "0" } else { unsafe { from_utf8_unchecked(&digits.digits[..digits.len]) } };
    let exponent = if value.zero { 0 } else { digits.point - 1 };
    pad_exponential(f, !value.negative, text, trailing, exponent, upper)
}

/// `1.2345e6`: a point behind the first digit, zeros behind the last.
pub(super) fn pad_exponential(
    f: &mut Formatter<'_>,
    is_nonnegative: bool,
    digits: &str,
    trailing: usize,
    exponent: i32,
    upper: bool,
) -> Result {
    let mut tail = [0u8; 8];
    let mut at = tail.len();
    let mut rest = exponent.unsigned_abs();
    loop {
        at -= 1;
        tail[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if exponent < 0 {
        at -= 1;
        tail[at] = b'-';
    }
    at -= 1;
    tail[at] = if upper { b'E' } else { b'e' };
    // SAFETY: all ASCII.
    let tail = unsafe { from_utf8_unchecked(&tail[at..]) };
    let mut head = [0u8; decimal::MAX_DIGITS + 2];
    let mut len = 1;
    head[0] = digits.as_bytes()[0];
    if digits.len() > 1 || trailing > 0 {
        head[1] = b'.';
        head[2..digits.len() + 1].copy_from_slice(&digits.as_bytes()[1..]);
        len = digits.len() + 1;
    }
    // SAFETY: all ASCII.
    let before = unsafe { from_utf8_unchecked(&head[..len]) };
    let value = Value {
        nan: false,
        infinite: false,
        zero: false,
        negative: !is_nonnegative,
        decoded: Decoded { mantissa: 0, exponent: 0, narrow_below: false },
    };
    pad(f, &value, &Parts { before, zeros: trailing, after: "", zeros_after: 0, tail })
}

macro_rules! floats {
    ($($ty:ident)*) => {
        $(
            impl $ty {
                fn to_fmt_value(self) -> Value {
                    Value {
                        nan: self.is_nan(),
                        infinite: self.is_infinite(),
                        zero: self == 0.0,
                        negative: self.is_sign_negative(),
                        decoded: self.decode(),
                    }
                }
            }

            impl Display for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_decimal(f, &self.to_fmt_value(), 0)
                }
            }

            impl Debug for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    let abs = self.abs();
                    if f.precision().is_none() && abs != 0.0 && abs.is_finite() && !(1e-5 <= abs && abs < 1e16) {
                        fmt_exponential(f, &self.to_fmt_value(), false)
                    } else {
                        fmt_decimal(f, &self.to_fmt_value(), 1)
                    }
                }
            }

            impl LowerExp for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_exponential(f, &self.to_fmt_value(), false)
                }
            }

            impl UpperExp for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_exponential(f, &self.to_fmt_value(), true)
                }
            }
        )*
    };
}

floats! { f32 f64 }
