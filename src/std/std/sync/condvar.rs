//! `Condvar`: waiting for another thread's word.

use super::mutex::MutexGuard;
use super::poison::LockResult;
use crate::fmt;
use crate::time::Duration;
use core::sync::atomic::AtomicU32;

/// Whether a wait ended because its time was over.
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the time was over.
    #[must_use]
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

/// What threads wait at for another's word.
pub struct Condvar {
    futex: AtomicU32,
}

impl Condvar {
    /// One at which nobody waits.
    #[must_use]
    #[inline]
    pub const fn new() -> Condvar {
        Condvar { futex: AtomicU32::new(0) }
    }

    /// Gives the lock back and waits; takes it again afterwards.
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        drop(guard);
        super::deadlock()
    }

    /// Waits while a condition holds.
    pub fn wait_while<'a, T, F>(&self, mut guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// Waits at most for a time.
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let lock = MutexGuard::mutex(&guard);
        drop(guard);
        crate::time::pass(dur);
        super::poison::map_result(lock.lock(), |guard| (guard, WaitTimeoutResult(true)))
    }

    /// Waits while a condition holds, at most for a time.
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        dur: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        if !condition(&mut *guard) {
            return Ok((guard, WaitTimeoutResult(false)));
        }
        let (mut guard, _) = self.wait_timeout(guard, dur)?;
        let timed_out = condition(&mut *guard);
        Ok((guard, WaitTimeoutResult(timed_out)))
    }

    /// Wakes one thread.
    #[inline]
    pub fn notify_one(&self) {}

    /// Wakes all threads.
    #[inline]
    pub fn notify_all(&self) {}
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}

impl Default for Condvar {
    fn default() -> Condvar {
        Condvar::new()
    }
}
