//! `Once`: code that runs once.

use crate::fmt;
use core::sync::atomic::{AtomicU32, Ordering};

const INCOMPLETE: u32 = 3;
const POISONED: u32 = 2;
const RUNNING: u32 = 1;
const COMPLETE: u32 = 0;

/// Lets code run once.
pub struct Once {
    state: AtomicU32,
}

impl crate::panic::UnwindSafe for Once {}
impl crate::panic::RefUnwindSafe for Once {}

/// What the code of `call_once_force` is told.
pub struct OnceState {
    poisoned: bool,
}

/// A `Once` that has not run.
pub const ONCE_INIT: Once = Once::new();

/// Leaves the state behind that the call ends with, even by a panic.
struct Finish<'a> {
    once: &'a Once,
    state: u32,
}

impl Drop for Finish<'_> {
    fn drop(&mut self) {
        self.once.state.store(self.state, Ordering::Release);
    }
}

impl Once {
    /// One that has not run.
    #[inline]
    #[must_use]
    pub const fn new() -> Once {
        Once { state: AtomicU32::new(INCOMPLETE) }
    }

    /// Runs the closure if none has run yet.
    #[inline]
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        if !self.is_completed() {
            self.call(false, |_| f());
        }
    }

    /// Runs the closure if none has run to its end yet, even if one has panicked.
    #[inline]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        if !self.is_completed() {
            self.call(true, f);
        }
    }

    /// Whether a closure has run.
    #[inline]
    pub fn is_completed(&self) -> bool {
        self.state.load(Ordering::Acquire) == COMPLETE
    }

    /// Waits until a closure has run.
    pub fn wait(&self) {
        match self.state.load(Ordering::Acquire) {
            COMPLETE => {}
            POISONED => panic!("Once instance has previously been poisoned"),
            _ => super::deadlock(),
        }
    }

    #[track_caller]
    fn call<F: FnOnce(&OnceState)>(&self, ignore_poison: bool, f: F) {
        let state = self.state.load(Ordering::Acquire);
        if state == POISONED && !ignore_poison {
            panic!("Once instance has previously been poisoned");
        }
        if state == RUNNING {
            super::deadlock();
        }
        self.state.store(RUNNING, Ordering::Relaxed);
        let mut finish = Finish { once: self, state: POISONED };
        f(&OnceState { poisoned: state == POISONED });
        finish.state = COMPLETE;
    }

    /// Back to the state before any run, given that no one else is here.
    pub(super) fn reset(&mut self) {
        *self = Once::new();
    }

    /// Whether a closure has panicked.
    pub(super) fn is_poisoned(&self) -> bool {
        self.state.load(Ordering::Acquire) == POISONED
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl OnceState {
    /// Whether an earlier closure has panicked.
    #[inline]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}
