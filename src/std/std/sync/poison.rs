//! Poison: a lock whose holder panicked says so to the next one.

use crate::cell::Cell;
use crate::error::Error;
use crate::fmt;
use crate::thread;

/// Whether a holder has panicked.
pub(crate) struct Flag {
    failed: Cell<bool>,
}

// SAFETY: one thread runs at a time, and it reads and writes the flag in one step.
unsafe impl Sync for Flag {}
impl crate::panic::RefUnwindSafe for Flag {}

/// Whether the thread was unwinding when it took the lock: then it poisons nothing.
pub(crate) struct Guard {
    panicking: bool,
}

impl Flag {
    /// No one has panicked.
    pub(crate) const fn new() -> Flag {
        Flag { failed: Cell::new(false) }
    }

    /// What the holder of a lock keeps, or that of a poisoned one.
    pub(crate) fn guard(&self) -> LockResult<Guard> {
        let guard = Guard { panicking: thread::panicking() };
        if self.get() { Err(PoisonError::new(guard)) } else { Ok(guard) }
    }

    /// At the release of the lock.
    pub(crate) fn done(&self, guard: &Guard) {
        if !guard.panicking && thread::panicking() {
            self.failed.set(true);
        }
    }

    /// Whether a holder has panicked.
    pub(crate) fn get(&self) -> bool {
        self.failed.get()
    }

    /// Forgets it.
    pub(crate) fn clear(&self) {
        self.failed.set(false)
    }
}

/// The error of a poisoned lock; it still gives access.
pub struct PoisonError<T> {
    data: T,
}

impl<T> PoisonError<T> {
    /// An error that holds `data`.
    pub fn new(data: T) -> PoisonError<T> {
        PoisonError { data }
    }

    /// The data in spite of the poison.
    pub fn into_inner(self) -> T {
        self.data
    }

    /// The data by reference.
    pub fn get_ref(&self) -> &T {
        &self.data
    }

    /// The data by mutable reference.
    pub fn get_mut(&mut self) -> &mut T {
        &mut self.data
    }
}

impl<T> fmt::Debug for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PoisonError").finish_non_exhaustive()
    }
}

impl<T> fmt::Display for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("poisoned lock: another task failed inside")
    }
}

impl<T> Error for PoisonError<T> {}

/// Why a lock was not taken at once.
pub enum TryLockError<T> {
    /// It is poisoned (and taken).
    Poisoned(PoisonError<T>),
    /// Someone holds it.
    WouldBlock,
}

impl<T> From<PoisonError<T>> for TryLockError<T> {
    fn from(err: PoisonError<T>) -> TryLockError<T> {
        TryLockError::Poisoned(err)
    }
}

impl<T> fmt::Debug for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Poisoned(..) => f.write_str("Poisoned(..)"),
            TryLockError::WouldBlock => f.write_str("WouldBlock"),
        }
    }
}

impl<T> fmt::Display for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TryLockError::Poisoned(..) => "poisoned lock: another task failed inside",
            TryLockError::WouldBlock => "try_lock failed because the operation would block",
        })
    }
}

impl<T> Error for TryLockError<T> {}

/// A lock taken, or poisoned.
pub type LockResult<T> = Result<T, PoisonError<T>>;
/// A lock taken, or not.
pub type TryLockResult<T> = Result<T, TryLockError<T>>;

/// The result with its value changed, poisoned or not.
pub(crate) fn map_result<T, U, F: FnOnce(T) -> U>(result: LockResult<T>, f: F) -> LockResult<U> {
    match result {
        Ok(t) => Ok(f(t)),
        Err(PoisonError { data }) => Err(PoisonError::new(f(data))),
    }
}
