//! Locks, cells that are filled once, and channels. They have the real ones' layouts and rules (poison included); since
//! one thread runs, whatever would wait for another thread waits for ever: a deadlock.

mod barrier;
mod condvar;
mod lazy_lock;
pub mod mpsc;
mod mutex;
mod once;
mod once_lock;
pub mod poison;
mod rwlock;

pub use alloc_crate::sync::{Arc, Weak};
pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use core::sync::atomic;
pub use lazy_lock::LazyLock;
pub use mutex::{Mutex, MutexGuard};
pub use once::{ONCE_INIT, Once, OnceState};
pub use once_lock::OnceLock;
pub use poison::{LockResult, PoisonError, TryLockError, TryLockResult};
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// The end of a program that waits for what can never come.
#[cold]
pub(crate) fn deadlock() -> ! {
    crate::eprintln!("fatal: deadlock: the only thread waits for another one");
    crate::process::abort()
}
