//! Hashing with random keys: what `HashMap` uses by default.

use crate::fmt;
use core::intrinsics::glasscrab as machine;

pub use core::hash::*;

/// The maker of a map's hashers: SipHash with two keys from the run's seed.
#[derive(Clone)]
pub struct RandomState {
    k0: u64,
    k1: u64,
}

/// The keys of the next `RandomState`: drawn once, then counted up.
static mut KEYS: Option<(u64, u64)> = None;

impl RandomState {
    /// New keys.
    #[inline]
    #[must_use]
    pub fn new() -> RandomState {
        // SAFETY: one thread.
        let (k0, k1) = unsafe {
            match KEYS {
                Some(keys) => keys,
                None => (machine::random_seed(), machine::random_seed()),
            }
        };
        // SAFETY: as above.
        unsafe { KEYS = Some((k0.wrapping_add(1), k1)) };
        RandomState { k0, k1 }
    }
}

impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher(SipHasher13::new_with_keys(self.k0, self.k1))
    }
}

impl Default for RandomState {
    fn default() -> RandomState {
        RandomState::new()
    }
}

impl fmt::Debug for RandomState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RandomState").finish_non_exhaustive()
    }
}

/// The hasher of `RandomState`; by itself, with keys of zero.
#[derive(Clone, Debug)]
pub struct DefaultHasher(SipHasher13);

impl DefaultHasher {
    /// A hasher with keys of zero.
    #[inline]
    #[must_use]
    pub const fn new() -> DefaultHasher {
        DefaultHasher(SipHasher13::new_with_keys(0, 0))
    }
}

impl Default for DefaultHasher {
    fn default() -> DefaultHasher {
        DefaultHasher::new()
    }
}

impl Hasher for DefaultHasher {
    #[inline]
    fn write(&mut self, msg: &[u8]) {
        self.0.write(msg)
    }

    #[inline]
    fn write_str(&mut self, s: &str) {
        self.0.write_str(s);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0.finish()
    }
}
