//! `Duration`: a span of time.

use crate::fmt;
use crate::ops::{Add, AddAssign, Div, Mul, Sub, SubAssign};

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

    /// The difference, or no time.
    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(res) => res,
            None => Duration::ZERO,
        }
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

impl Div<u32> for Duration {
    type Output = Duration;

    fn div(self, rhs: u32) -> Duration {
        let rest = (self.secs % rhs as u64) * NANOS_PER_SEC as u64 + self.subsec_nanos() as u64;
        Duration::new(self.secs / rhs as u64, (rest / rhs as u64) as u32)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, scale, suffix) = if self.secs > 0 {
            (self.secs, NANOS_PER_SEC, "s")
        } else if self.subsec_nanos() >= 1_000_000 {
            ((self.subsec_nanos() / 1_000_000) as u64, 1_000_000, "ms")
        } else if self.subsec_nanos() >= 1000 {
            ((self.subsec_nanos() / 1000) as u64, 1000, "µs")
        } else {
            (self.subsec_nanos() as u64, 1, "ns")
        };
        write!(f, "{unit}")?;
        let mut rest = self.subsec_nanos() % scale;
        let mut digit = scale / 10;
        let mut places = f.precision();
        if places.is_some_and(|p| p > 0) || (places.is_none() && rest > 0) {
            f.write_str(".")?;
        }
        while places.map_or(rest > 0, |p| p > 0) {
            write!(f, "{}", if digit > 0 { rest / digit } else { 0 })?;
            if digit > 0 {
                rest %= digit;
            }
            digit /= 10;
            places = places.map(|p| p - 1);
        }
        f.write_str(suffix)
    }
}
