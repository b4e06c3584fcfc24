//! `LazyLock`: a value made at its first use.

use super::once::Once;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::mem::ManuallyDrop;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};

/// The closure, then the value.
union Data<T, F> {
    value: ManuallyDrop<T>,
    f: ManuallyDrop<F>,
}

/// A value made at its first use.
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    data: UnsafeCell<Data<T, F>>,
}

#[cold]
#[track_caller]
fn panic_poisoned() -> ! {
    panic!("LazyLock instance has previously been poisoned")
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// A value to be made by the closure.
    #[inline]
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { once: Once::new(), data: UnsafeCell::new(Data { f: ManuallyDrop::new(f) }) }
    }

    /// The value, which is made now if it was not yet.
    #[inline]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        if this.once.is_poisoned() {
            panic_poisoned();
        }
        this.once.call_once_force(|_| {
            // SAFETY: no one else is here; the closure is taken out before the value is put in.
            unsafe {
                let data = &mut *this.data.get();
                let f = ManuallyDrop::take(&mut data.f);
                let value = f();
                data.value = ManuallyDrop::new(value);
            }
        });
        // SAFETY: made now.
        unsafe { &*(*this.data.get()).value }
    }
}

impl<T, F> Drop for LazyLock<T, F> {
    fn drop(&mut self) {
        let data = self.data.get_mut();
        // SAFETY: the state says what there is.
        unsafe {
            if self.once.is_completed() {
                ManuallyDrop::drop(&mut data.value);
            } else if !self.once.is_poisoned() {
                ManuallyDrop::drop(&mut data.f);
            }
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        LazyLock::force(self);
        // SAFETY: made now.
        unsafe { &mut *self.data.get_mut().value }
    }
}

impl<T: Default> Default for LazyLock<T> {
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyLock");
        if self.once.is_completed() {
            // SAFETY: it is made.
            d.field(unsafe { &*(*self.data.get()).value });
        } else {
            d.field(&format_args!("<uninit>"));
        }
        d.finish()
    }
}

// SAFETY: the closure is called once; afterwards the value is shared.
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
