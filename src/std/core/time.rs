//! `Duration`: a span of time.

use crate::fmt::{self, Write};
use crate::iter::Sum;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};

const NANOS_PER_SEC: u32 = 1_000_000_000;

/// Nanoseconds below a second, which leaves room for a niche.
#[derive(Clone, Copy)]
#[repr(transparent)]
#[rustc_layout_scalar_valid_range_start(0)]
#[rustc_layout_scalar_valid_range_end(999_999_999)]
struct Nanoseconds(u32);

/// A span of time: seconds and nanoseconds.
#[derive(Clone, Copy)]
#[rustc_diagnostic_item = "Duration"]
pub struct Duration {
    secs: u64,
    nanos: Nanoseconds,
}

impl Duration {
    /// No time.
    pub const ZERO: Duration = Duration::new(0, 0);
    /// The longest span.
    pub const MAX: Duration = Duration::new(u64::MAX, NANOS_PER_SEC - 1);

    /// Seconds and nanoseconds.
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        let secs = match secs.checked_add((nanos / NANOS_PER_SEC) as u64) {
            Some(secs) => secs,
            None => crate::panicking::panic("overflow in Duration::new"),
        };
        // SAFETY: a remainder is less than its divisor.
        Duration { secs, nanos: unsafe { Nanoseconds(nanos % NANOS_PER_SEC) } }
    }

    /// Whole seconds.
    pub const fn from_secs(secs: u64) -> Duration {
        Duration::new(secs, 0)
    }

    /// Milliseconds.
    pub const fn from_millis(millis: u64) -> Duration {
        Duration::new(millis / 1000, (millis % 1000) as u32 * 1_000_000)
    }

    /// Microseconds.
    pub const fn from_micros(micros: u64) -> Duration {
        Duration::new(micros / 1_000_000, (micros % 1_000_000) as u32 * 1000)
    }

    /// Nanoseconds.
    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration::new(nanos / NANOS_PER_SEC as u64, (nanos % NANOS_PER_SEC as u64) as u32)
    }

    /// Seconds with a fraction; panics below zero and beyond the limit.
    pub fn from_secs_f64(secs: f64) -> Duration {
        if secs < 0.0 {
            panic!("cannot convert float seconds to Duration: value is negative");
        }
        if !(secs < 18446744073709551616.0) {
            panic!("cannot convert float seconds to Duration: value is either too big or NaN");
        }
        let whole = secs.trunc();
        let nanos = ((secs - whole) * NANOS_PER_SEC as f64).round_ties_even() as u32;
        Duration::new(whole as u64, nanos)
    }

    /// Seconds with a fraction, where there is such a time.
    pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            Err(TryFromFloatSecsError { negative: true })
        } else if !(secs < 18446744073709551616.0) {
            Err(TryFromFloatSecsError { negative: false })
        } else {
            Ok(Duration::from_secs_f64(secs))
        }
    }

    /// Seconds with a fraction, where there is such a time.
    pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> {
        Duration::try_from_secs_f64(secs as f64)
    }

    /// Seconds with a fraction; panics below zero and beyond the limit.
    pub fn from_secs_f32(secs: f32) -> Duration {
        Duration::from_secs_f64(secs as f64)
    }

    /// Minutes.
    #[track_caller]
    pub const fn from_mins(mins: u64) -> Duration {
        Duration::from_secs(in_seconds(mins, 60))
    }

    /// Hours.
    #[track_caller]
    pub const fn from_hours(hours: u64) -> Duration {
        Duration::from_secs(in_seconds(hours, 3600))
    }

    /// Whether there is no time.
    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.subsec_nanos() == 0
    }

    /// Whole seconds.
    pub const fn as_secs(&self) -> u64 {
        self.secs
    }

    /// Milliseconds beyond the seconds.
    pub const fn subsec_millis(&self) -> u32 {
        self.subsec_nanos() / 1_000_000
    }

    /// Microseconds beyond the seconds.
    pub const fn subsec_micros(&self) -> u32 {
        self.subsec_nanos() / 1000
    }

    /// Nanoseconds beyond the seconds.
    pub const fn subsec_nanos(&self) -> u32 {
        // SAFETY: same layout.
        unsafe { crate::mem::transmute(self.nanos) }
    }

    /// All milliseconds.
    pub const fn as_millis(&self) -> u128 {
        self.secs as u128 * 1000 + self.subsec_millis() as u128
    }

    /// All microseconds.
    pub const fn as_micros(&self) -> u128 {
        self.secs as u128 * 1_000_000 + self.subsec_micros() as u128
    }

    /// All nanoseconds.
    pub const fn as_nanos(&self) -> u128 {
        self.secs as u128 * NANOS_PER_SEC as u128 + self.subsec_nanos() as u128
    }

    /// Seconds with a fraction.
    pub const fn as_secs_f64(&self) -> f64 {
        self.secs as f64 + self.subsec_nanos() as f64 / NANOS_PER_SEC as f64
    }

    /// Seconds with a fraction.
    pub const fn as_secs_f32(&self) -> f32 {
        self.secs as f32 + self.subsec_nanos() as f32 / NANOS_PER_SEC as f32
    }

    /// The sum, or `None` if it overflows.
    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let nanos = self.subsec_nanos() + rhs.subsec_nanos();
        let Some(secs) = self.secs.checked_add(rhs.secs) else { return None };
        let Some(secs) = secs.checked_add((nanos / NANOS_PER_SEC) as u64) else { return None };
        Some(Duration::new(secs, nanos % NANOS_PER_SEC))
    }

    /// The difference, or `None` if it is negative.
    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let Some(mut secs) = self.secs.checked_sub(rhs.secs) else { return None };
        let mut nanos = self.subsec_nanos();
        if nanos < rhs.subsec_nanos() {
            if secs == 0 {
                return None;
            }
            secs -= 1;
            nanos += NANOS_PER_SEC;
        }
        Some(Duration::new(secs, nanos - rhs.subsec_nanos()))
    }

    /// The product, or `None` if it overflows.
    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let nanos = self.subsec_nanos() as u64 * rhs as u64;
        let Some(secs) = self.secs.checked_mul(rhs as u64) else { return None };
        let Some(secs) = secs.checked_add(nanos / NANOS_PER_SEC as u64) else { return None };
        Some(Duration::new(secs, (nanos % NANOS_PER_SEC as u64) as u32))
    }

    /// The quotient, or `None` if the divisor is zero.
    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let rest = (self.secs % rhs as u64) * NANOS_PER_SEC as u64 + self.subsec_nanos() as u64;
        Some(Duration::new(self.secs / rhs as u64, (rest / rhs as u64) as u32))
    }

    /// The sum, or the longest span.
    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(res) => res,
            None => Duration::MAX,
        }
    }

    /// The product, or the longest span.
    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(res) => res,
            None => Duration::MAX,
        }
    }

    /// The product with a number of seconds' kind.
    pub fn mul_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(rhs * self.as_secs_f64())
    }

    /// The product with a number of seconds' kind.
    pub fn mul_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(rhs * self.as_secs_f32())
    }

    /// The quotient by a number.
    pub fn div_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(self.as_secs_f64() / rhs)
    }

    /// The quotient by a number.
    pub fn div_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(self.as_secs_f32() / rhs)
    }

    /// How often the other span goes into this one.
    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        self.as_nanos() as f64 / rhs.as_nanos() as f64
    }

    /// How often the other span goes into this one.
    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        self.as_nanos() as f32 / rhs.as_nanos() as f32
    }

    /// The time between two spans.
    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(res) => res,
            None => other.saturating_sub(self),
        }
    }

    /// The difference, or no time.
    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(res) => res,
            None => Duration::ZERO,
        }
    }
}

#[track_caller]
const fn in_seconds(count: u64, seconds: u64) -> u64 {
    match count.checked_mul(seconds) {
        Some(secs) => secs,
        None => panic!("overflow in Duration::from_mins or from_hours"),
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.as_nanos() == other.as_nanos()
    }
}

impl Eq for Duration {}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<crate::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Duration {
    fn cmp(&self, other: &Self) -> crate::cmp::Ordering {
        self.as_nanos().cmp(&other.as_nanos())
    }
}

impl Default for Duration {
    fn default() -> Self {
        Duration::ZERO
    }
}

impl crate::hash::Hash for Duration {
    fn hash<H: crate::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(self.secs);
        state.write_u32(self.subsec_nanos());
    }
}

impl Add for Duration {
    type Output = Duration;

    fn add(self, rhs: Duration) -> Duration {
        self.checked_add(rhs).expect("overflow when adding durations")
    }
}

impl AddAssign for Duration {
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub for Duration {
    type Output = Duration;

    fn sub(self, rhs: Duration) -> Duration {
        self.checked_sub(rhs).expect("overflow when subtracting durations")
    }
}

impl SubAssign for Duration {
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs;
    }
}

impl Mul<u32> for Duration {
    type Output = Duration;

    fn mul(self, rhs: u32) -> Duration {
        let nanos = self.subsec_nanos() as u64 * rhs as u64;
        let secs = self.secs.checked_mul(rhs as u64).expect("overflow when multiplying duration by scalar");
        Duration::new(secs + nanos / NANOS_PER_SEC as u64, (nanos % NANOS_PER_SEC as u64) as u32)
    }
}

impl Mul<Duration> for u32 {
    type Output = Duration;

    fn mul(self, rhs: Duration) -> Duration {
        rhs * self
    }
}

impl MulAssign<u32> for Duration {
    fn mul_assign(&mut self, rhs: u32) {
        *self = *self * rhs;
    }
}

impl DivAssign<u32> for Duration {
    fn div_assign(&mut self, rhs: u32) {
        *self = *self / rhs;
    }
}

impl Sum for Duration {
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        iter.fold(Duration::ZERO, |total, one| total.checked_add(one).expect("overflow in iter::sum over durations"))
    }
}

impl<'a> Sum<&'a Duration> for Duration {
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        iter.copied().sum()
    }
}

impl Div<u32> for Duration {
    type Output = Duration;

    fn div(self, rhs: u32) -> Duration {
        let rest = (self.secs % rhs as u64) * NANOS_PER_SEC as u64 + self.subsec_nanos() as u64;
        Duration::new(self.secs / rhs as u64, (rest / rhs as u64) as u32)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = self.subsec_nanos();
        if self.secs > 0 {
            fmt_decimal(f, self.secs, nanos, NANOS_PER_SEC / 10, "s")
        } else if nanos >= 1_000_000 {
            fmt_decimal(f, (nanos / 1_000_000) as u64, nanos % 1_000_000, 100_000, "ms")
        } else if nanos >= 1000 {
            fmt_decimal(f, (nanos / 1000) as u64, nanos % 1000, 100, "µs")
        } else {
            fmt_decimal(f, nanos as u64, 0, 1, "ns")
        }
    }
}

/// A number whose fraction's first digit counts `divisor`, rounded to the precision asked for (ties to even), with its unit.
fn fmt_decimal(
    f: &mut fmt::Formatter<'_>,
    integer: u64,
    mut fraction: u32,
    mut divisor: u32,
    unit: &str,
) -> fmt::Result {
    let mut integer = integer as u128;
    let mut digits = [b'0'; 9];
    let limit = f.precision().unwrap_or(9).min(9);
    let mut count = 0;
    while fraction > 0 && count < limit {
        digits[count] = b'0' + (fraction / divisor) as u8;
        fraction %= divisor;
        divisor /= 10;
        count += 1;
    }
    if fraction > 0 && fraction >= divisor * 5 {
        let last_is_even = if count > 0 { digits[count - 1] % 2 == 0 } else { integer % 2 == 0 };
        if fraction > divisor * 5 || !last_is_even {
            integer += round_up(&mut digits[..count]);
        }
    }
    let places = f.precision().unwrap_or(count);
    let sign = if f.sign_plus() { "+" } else { "" };
    let point = if places > 0 { places + 1 } else { 0 };
    let width = sign.len() + integer.checked_ilog10().unwrap_or(0) as usize + 1 + point + unit.chars().count();
    let padding = f.width().unwrap_or(0).saturating_sub(width);
    let before = match f.align() {
        Some(fmt::Alignment::Right) => padding,
        Some(fmt::Alignment::Center) => padding / 2,
        _ => 0,
    };
    let fill = f.fill();
    for _ in 0..before {
        f.write_char(fill)?;
    }
    f.write_str(sign)?;
    write!(f, "{integer}")?;
    if places > 0 {
        f.write_str(".")?;
        for place in 0..places {
            f.write_char(if place < 9 { digits[place] as char } else { '0' })?;
        }
    }
    f.write_str(unit)?;
    for _ in before..padding {
        f.write_char(fill)?;
    }
    Ok(())
}

/// Adds one to the last digit; what is carried out of the first.
fn round_up(digits: &mut [u8]) -> u128 {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return 0;
        }
        *digit = b'0';
    }
    1
}

/// The error of a number of seconds that is no `Duration`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryFromFloatSecsError {
    negative: bool,
}

impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if self.negative {
            "cannot convert float seconds to Duration: value is negative"
        } else {
            "cannot convert float seconds to Duration: value is either too big or NaN"
        })
    }
}

impl crate::error::Error for TryFromFloatSecsError {}
