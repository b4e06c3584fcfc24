//! Integers in all radixes.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex};

/// Room for the digits of any integer, in binary.
const ROOM: usize = 128;

/// Writes digits in a radix from the end of a buffer; the index of the first.
fn digits(mut x: u128, radix: u128, upper: bool, buf: &mut [u8; ROOM]) -> usize {
    let mut at = ROOM;
    loop {
        let d = (x % radix) as u8;
        x /= radix;
        at -= 1;
        buf[at] = match d {
            0..=9 => b'0' + d,
            _ if upper => b'A' + (d - 10),
            _ => b'a' + (d - 10),
        };
        if x == 0 {
            return at;
        }
    }
}

fn fmt_radix(x: u128, radix: u128, upper: bool, prefix: &str, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0; ROOM];
    let at = digits(x, radix, upper, &mut buf);
    // SAFETY: digits are ASCII.
    f.pad_integral(true, prefix, unsafe { crate::str::from_utf8_unchecked(&buf[at..]) })
}

/// Writes a decimal number of 64 bits.
fn fmt_u64(mut n: u64, is_nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0u8; 20];
    let mut at = buf.len();
    loop {
        at -= 1;
        buf[at] = b'0' + (n % 10) as u8;
        n /= 10;
        if n == 0 {
            break;
        }
    }
    // SAFETY: digits are ASCII.
    f.pad_integral(is_nonnegative, "", unsafe { crate::str::from_utf8_unchecked(&buf[at..]) })
}

fn fmt_u128(n: u128, is_nonnegative: bool, f: &mut Formatter<'_>) -> Result {
    if n <= u64::MAX as u128 {
        return fmt_u64(n as u64, is_nonnegative, f);
    }
    let mut buf = [0; ROOM];
    let at = digits(n, 10, false, &mut buf);
    // SAFETY: digits are ASCII.
    f.pad_integral(is_nonnegative, "", unsafe { crate::str::from_utf8_unchecked(&buf[at..]) })
}

/// Writes a number as `{:e}` does: trailing zeros go into the exponent, or the precision rounds (ties to even).
fn fmt_exp(mut n: u128, is_nonnegative: bool, upper: bool, f: &mut Formatter<'_>) -> Result {
    let mut exponent = 0;
    while n % 10 == 0 && n >= 10 {
        n /= 10;
        exponent += 1;
    }
    let mut trailing = 0;
    if let Some(precision) = f.precision() {
        let mut count = 0;
        let mut rest = n;
        while rest >= 10 {
            rest /= 10;
            count += 1;
        }
        trailing = precision.saturating_sub(count);
        let mut last = 0;
        let mut sticky = false;
        while count > precision {
            sticky |= last != 0;
            last = n % 10;
            n /= 10;
            exponent += 1;
            count -= 1;
        }
        if last > 5 || (last == 5 && (sticky || n % 2 == 1)) {
            n += 1;
            if n.checked_ilog10() == Some(precision as u32 + 1) {
                n /= 10;
                exponent += 1;
            }
        }
    }
    let mut buf = [0; ROOM];
    let at = digits(n, 10, false, &mut buf);
    exponent += ROOM - at - 1;
    // SAFETY: digits are ASCII.
    let text = unsafe { crate::str::from_utf8_unchecked(&buf[at..]) };
    super::float::pad_exponential(f, is_nonnegative, text, trailing, exponent as i32, upper)
}

macro_rules! integers {
    ($($ty:ident $unsigned:ident $wide:ident $fmt:ident;)*) => {
        $(
            impl Display for $ty {
                #[allow(unused_comparisons)]
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    let is_nonnegative = *self >= 0;
                    let n = if is_nonnegative { *self as $wide } else { (*self as $wide).wrapping_neg() };
                    $fmt(n, is_nonnegative, f)
                }
            }

            impl Debug for $ty {
                #[inline]
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    if f.debug_lower_hex() {
                        LowerHex::fmt(self, f)
                    } else if f.debug_upper_hex() {
                        UpperHex::fmt(self, f)
                    } else {
                        Display::fmt(self, f)
                    }
                }
            }

            impl Binary for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_radix(*self as $unsigned as u128, 2, false, "0b", f)
                }
            }

            impl Octal for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_radix(*self as $unsigned as u128, 8, false, "0o", f)
                }
            }

            impl LowerHex for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_radix(*self as $unsigned as u128, 16, false, "0x", f)
                }
            }

            impl UpperHex for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    fmt_radix(*self as $unsigned as u128, 16, true, "0x", f)
                }
            }

            impl LowerExp for $ty {
                #[allow(unused_comparisons)]
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    let is_nonnegative = *self >= 0;
                    let n = if is_nonnegative { *self as u128 } else { (*self as u128).wrapping_neg() };
                    fmt_exp(n, is_nonnegative, false, f)
                }
            }

            impl UpperExp for $ty {
                #[allow(unused_comparisons)]
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    let is_nonnegative = *self >= 0;
                    let n = if is_nonnegative { *self as u128 } else { (*self as u128).wrapping_neg() };
                    fmt_exp(n, is_nonnegative, true, f)
                }
            }
        )*
    };
}

integers! {
    u8 u8 u64 fmt_u64;
    u16 u16 u64 fmt_u64;
    u32 u32 u64 fmt_u64;
    u64 u64 u64 fmt_u64;
    usize usize u64 fmt_u64;
    u128 u128 u128 fmt_u128;
    i8 u8 u64 fmt_u64;
    i16 u16 u64 fmt_u64;
    i32 u32 u64 fmt_u64;
    i64 u64 u64 fmt_u64;
    isize usize u64 fmt_u64;
    i128 u128 u128 fmt_u128;
}
