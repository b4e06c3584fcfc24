//! `RwLock`: a value for many readers or one writer at a time.

use super::poison::{self, LockResult, TryLockError, TryLockResult};
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::ops::{Deref, DerefMut};
use crate::ptr::NonNull;
use core::sync::atomic::{AtomicU32, Ordering};

/// The state of a lock that a writer holds; below it is the number of readers.
const WRITING: u32 = (1 << 30) - 1;

/// Who holds the lock, and what tells waiting writers that it is free.
struct Futex {
    state: AtomicU32,
    writer_notify: AtomicU32,
}

/// A value for many readers or one writer at a time.
#[glasscrab::view(cell(value = "data.value"))]
pub struct RwLock<T: ?Sized> {
    inner: Futex,
    poison: poison::Flag,
    data: UnsafeCell<T>,
}

// SAFETY: the lock keeps readers and writers apart.
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
// SAFETY: as above; readers share the value.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> crate::panic::UnwindSafe for RwLock<T> {}
impl<T: ?Sized> crate::panic::RefUnwindSafe for RwLock<T> {}

/// The right to read; its drop gives it back.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'rwlock, T: ?Sized + 'rwlock> {
    data: NonNull<T>,
    inner_lock: &'rwlock Futex,
}

impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
// SAFETY: it is a shared reference.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}

/// The right to write; its drop gives it back.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'rwlock, T: ?Sized + 'rwlock> {
    lock: &'rwlock RwLock<T>,
    poison: poison::Guard,
}

impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
// SAFETY: shared access to the guard is shared access to the value.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl Futex {
    fn try_read(&self) -> bool {
        let state = self.state.load(Ordering::Acquire);
        if state < WRITING - 1 {
            self.state.store(state + 1, Ordering::Release);
            return true;
        }
        false
    }

    fn try_write(&self) -> bool {
        if self.state.load(Ordering::Acquire) == 0 {
            self.state.store(WRITING, Ordering::Release);
            return true;
        }
        false
    }
}

impl<T> RwLock<T> {
    /// A free lock around a value.
    #[inline]
    pub const fn new(t: T) -> RwLock<T> {
        RwLock {
            inner: Futex { state: AtomicU32::new(0), writer_notify: AtomicU32::new(0) },
            poison: poison::Flag::new(),
            data: UnsafeCell::new(t),
        }
    }

    /// The value.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.poison.get();
        let data = self.data.into_inner();
        if poisoned { Err(poison::PoisonError::new(data)) } else { Ok(data) }
    }
}

impl<T: ?Sized> RwLock<T> {
    /// Takes the lock to read, waiting for it.
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        if !self.inner.try_read() {
            super::deadlock();
        }
        self.reader()
    }

    /// Takes the lock to read if no one writes.
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.inner.try_read() { Ok(self.reader()?) } else { Err(TryLockError::WouldBlock) }
    }

    /// Takes the lock to write, waiting for it.
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        if !self.inner.try_write() {
            super::deadlock();
        }
        self.writer()
    }

    /// Takes the lock to write if it is free.
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if self.inner.try_write() { Ok(self.writer()?) } else { Err(TryLockError::WouldBlock) }
    }

    /// Whether a writer has panicked.
    #[inline]
    pub fn is_poisoned(&self) -> bool {
        self.poison.get()
    }

    /// Forgets that a writer has panicked.
    pub fn clear_poison(&self) {
        self.poison.clear();
    }

    /// The value, which no one else can reach.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = self.poison.get();
        let data = self.data.get_mut();
        if poisoned { Err(poison::PoisonError::new(data)) } else { Ok(data) }
    }

    fn reader(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        // SAFETY: the cell is not at null.
        let data = unsafe { NonNull::new_unchecked(self.data.get()) };
        poison::map_result(self.poison.guard(), |_| RwLockReadGuard { data, inner_lock: &self.inner })
    }

    fn writer(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        poison::map_result(self.poison.guard(), |guard| RwLockWriteGuard { lock: self, poison: guard })
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &format_args!("<locked>"));
            }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}

impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> {
        RwLock::new(Default::default())
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> Self {
        RwLock::new(t)
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { self.data.as_ref() }
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: as above.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above.
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        self.inner_lock.state.fetch_sub(1, Ordering::Release);
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(&self.poison);
        self.lock.inner.state.store(0, Ordering::Release);
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
