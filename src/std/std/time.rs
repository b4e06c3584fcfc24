//! Points in time. The clocks are inputs of the run: a replay sees the same times.

use crate::error::Error;
use crate::fmt;
use crate::ops::{Add, AddAssign, Sub, SubAssign};
use core::intrinsics::glasscrab as machine;

pub use core::time::*;

/// Nanoseconds by which sleeping has moved the clock.
static mut SLEPT: u64 = 0;

/// Lets time pass: nothing else runs meanwhile, so only the clock goes on.
pub(crate) fn pass(dur: Duration) {
    // SAFETY: one thread.
    unsafe { SLEPT = SLEPT.saturating_add(dur.as_nanos() as u64) };
}

fn slept() -> Duration {
    // SAFETY: one thread.
    Duration::from_nanos(unsafe { SLEPT })
}

/// A point in time, as the time since the start of its clock.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Timespec {
    since: Duration,
}

/// A point of the monotonic clock.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Timespec);

/// A point of the clock on the wall.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemTime(Timespec);

/// 1970-01-01 00:00:00 UTC.
pub const UNIX_EPOCH: SystemTime = SystemTime::UNIX_EPOCH;

/// The error of a point in time that is later than the other: by how much.
#[derive(Clone, Debug)]
pub struct SystemTimeError(Duration);

impl Instant {
    /// Now.
    #[must_use]
    pub fn now() -> Instant {
        Instant(Timespec { since: Duration::from_nanos(machine::time_now_nanos()) + slept() })
    }

    /// How long after `earlier` this is; no time if it is before.
    #[must_use]
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    /// How long after `earlier` this is.
    #[must_use]
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.0.since.checked_sub(earlier.0.since)
    }

    /// How long after `earlier` this is; no time if it is before.
    #[must_use]
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.duration_since(earlier)
    }

    /// How long ago this was.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    /// A later point.
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        self.0.since.checked_add(duration).map(|since| Instant(Timespec { since }))
    }

    /// An earlier point.
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        self.0.since.checked_sub(duration).map(|since| Instant(Timespec { since }))
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, other: Duration) -> Instant {
        self.checked_add(other).expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    fn sub(self, other: Duration) -> Instant {
        self.checked_sub(other).expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instant")
            .field("tv_sec", &self.0.since.as_secs())
            .field("tv_nsec", &self.0.since.subsec_nanos())
            .finish()
    }
}

impl SystemTime {
    /// 1970-01-01 00:00:00 UTC.
    pub const UNIX_EPOCH: SystemTime = SystemTime(Timespec { since: Duration::ZERO });

    /// Now.
    #[must_use]
    pub fn now() -> SystemTime {
        SystemTime(Timespec { since: Duration::from_nanos(machine::system_time_nanos()) + slept() })
    }

    /// How long after `earlier` this is.
    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        match self.0.since.checked_sub(earlier.0.since) {
            Some(duration) => Ok(duration),
            None => Err(SystemTimeError(earlier.0.since - self.0.since)),
        }
    }

    /// How long ago this was.
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        SystemTime::now().duration_since(*self)
    }

    /// A later point.
    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> {
        self.0.since.checked_add(duration).map(|since| SystemTime(Timespec { since }))
    }

    /// An earlier point.
    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> {
        self.0.since.checked_sub(duration).map(|since| SystemTime(Timespec { since }))
    }
}

impl Add<Duration> for SystemTime {
    type Output = SystemTime;

    fn add(self, dur: Duration) -> SystemTime {
        self.checked_add(dur).expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for SystemTime {
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}

impl Sub<Duration> for SystemTime {
    type Output = SystemTime;

    fn sub(self, dur: Duration) -> SystemTime {
        self.checked_sub(dur).expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for SystemTime {
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}

impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemTime")
            .field("tv_sec", &self.0.since.as_secs())
            .field("tv_nsec", &self.0.since.subsec_nanos())
            .finish()
    }
}

impl SystemTimeError {
    /// By how much.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.0
    }
}

impl fmt::Display for SystemTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("second time provided was later than self")
    }
}

impl Error for SystemTimeError {}
