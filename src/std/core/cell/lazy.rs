//! `LazyCell`: a value that is made when first used.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::ops::Deref;

/// Not made, made, or failed while being made.
enum State<T, F> {
    Uninit(F),
    Init(T),
    Poisoned,
}

/// A value that is made when first used.
#[glasscrab::view(transparent("state"))]
pub struct LazyCell<T, F = fn() -> T> {
    state: UnsafeCell<State<T, F>>,
}

impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    /// A value that `f` will make.
    pub const fn new(f: F) -> LazyCell<T, F> {
        LazyCell { state: UnsafeCell::new(State::Uninit(f)) }
    }

    /// Makes the value if need be; by mutable reference.
    pub fn force_mut(this: &mut LazyCell<T, F>) -> &mut T {
        LazyCell::force(this);
        match this.state.get_mut() {
            State::Init(value) => value,
            _ => unreachable!(),
        }
    }

    /// Makes the value if need be.
    pub fn force(this: &LazyCell<T, F>) -> &T {
        // SAFETY: the state is changed only where it holds no value that may be borrowed.
        unsafe {
            if let State::Init(value) = &*this.state.get() {
                return value;
            }
            match crate::mem::replace(&mut *this.state.get(), State::Poisoned) {
                State::Uninit(f) => *this.state.get() = State::Init(f()),
                _ => panic!("LazyCell instance has previously been poisoned"),
            }
            match &*this.state.get() {
                State::Init(value) => value,
                _ => crate::hint::unreachable_unchecked(),
            }
        }
    }
}

impl<T, F> LazyCell<T, F> {
    /// The value, if it was made.
    pub fn get(this: &LazyCell<T, F>) -> Option<&T> {
        // SAFETY: as in `force`.
        match unsafe { &*this.state.get() } {
            State::Init(value) => Some(value),
            _ => None,
        }
    }

    /// The value by mutable reference, if it was made.
    pub fn get_mut(this: &mut LazyCell<T, F>) -> Option<&mut T> {
        match this.state.get_mut() {
            State::Init(value) => Some(value),
            _ => None,
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> {
    type Target = T;

    fn deref(&self) -> &T {
        LazyCell::force(self)
    }
}

impl<T: Default> Default for LazyCell<T> {
    fn default() -> LazyCell<T> {
        LazyCell::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyCell<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyCell");
        // SAFETY: as in `force`.
        match unsafe { &*self.state.get() } {
            State::Init(data) => d.field(data),
            _ => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
