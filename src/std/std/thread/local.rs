//! `thread_local!`: one value for each thread, made at its first use.

use crate::cell::{Cell, RefCell, UnsafeCell};
use crate::error::Error;
use crate::fmt;
use crate::mem;
use crate::ptr;

/// Declares values of which each thread has its own.
#[macro_export]
#[allow_internal_unstable(thread_local_internals)]
macro_rules! thread_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block; $($rest:tt)*) => {
        $crate::thread_local!(@key [$(#[$attr])*] [$vis] $name, $t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block) => {
        $crate::thread_local!(@key [$(#[$attr])*] [$vis] $name, $t, $init);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr; $($rest:tt)*) => {
        $crate::thread_local!(@key [$(#[$attr])*] [$vis] $name, $t, $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr) => {
        $crate::thread_local!(@key [$(#[$attr])*] [$vis] $name, $t, $init);
    };
    (@key [$(#[$attr:meta])*] [$vis:vis] $name:ident, $t:ty, $init:expr) => {
        $(#[$attr])*
        $vis const $name: $crate::thread::LocalKey<$t> = {
            fn __init() -> $t {
                $init
            }
            fn __get(init: $crate::option::Option<&mut $crate::option::Option<$t>>) -> *const $t {
                #[thread_local]
                static VALUE: $crate::thread::local::Storage<$t> = $crate::thread::local::Storage::new();
                VALUE.get_or_init(init, __init)
            }
            // SAFETY: the function gives a pointer to the thread's value, or null.
            unsafe { $crate::thread::LocalKey::new(__get) }
        };
    };
}

/// A value of which each thread has its own.
pub struct LocalKey<T: 'static> {
    inner: fn(Option<&mut Option<T>>) -> *const T,
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

/// The error of a thread-local value that is already dropped.
#[non_exhaustive]
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("already destroyed")
    }
}

impl Error for AccessError {}

#[cold]
#[track_caller]
fn panic_access_error(err: AccessError) -> ! {
    panic!("cannot access a Thread Local Storage value during or after destruction: {err:?}")
}

impl<T: 'static> LocalKey<T> {
    /// A key with the function that finds the value.
    ///
    /// # Safety
    /// The function must give null or a pointer that is good while the thread lives.
    #[doc(hidden)]
    pub const unsafe fn new(inner: fn(Option<&mut Option<T>>) -> *const T) -> LocalKey<T> {
        LocalKey { inner }
    }

    /// Calls a closure with the value, which is made now if there is none yet.
    #[track_caller]
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        match self.try_with(f) {
            Ok(r) => r,
            Err(err) => panic_access_error(err),
        }
    }

    /// `with`, or an error if the value is already dropped.
    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        // SAFETY: promised to `new`.
        match unsafe { (self.inner)(None).as_ref() } {
            Some(value) => Ok(f(value)),
            None => Err(AccessError),
        }
    }

    /// Calls a closure with the value; if there is none yet, `init` becomes it, else the closure is handed `init` too.
    fn initialize_with<F: FnOnce(Option<T>, &T) -> R, R>(&'static self, init: T, f: F) -> R {
        let mut init = Some(init);
        // SAFETY: promised to `new`.
        match unsafe { (self.inner)(Some(&mut init)).as_ref() } {
            Some(value) => f(init, value),
            None => panic_access_error(AccessError),
        }
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    /// Puts a value in the place of the one there is.
    pub fn set(&'static self, value: T) {
        self.initialize_with(Cell::new(value), |value, cell| {
            if let Some(value) = value {
                cell.set(value.into_inner());
            }
        })
    }

    /// A copy of the value.
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// The value; its default takes its place.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// The value; another takes its place.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    /// Calls a closure with the value borrowed.
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&cell.borrow()))
    }

    /// Calls a closure with the value borrowed mutably.
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    /// Puts a value in the place of the one there is.
    pub fn set(&'static self, value: T) {
        self.initialize_with(RefCell::new(value), |value, cell| {
            if let Some(value) = value {
                *cell.borrow_mut() = value.into_inner();
            }
        })
    }

    /// The value; its default takes its place.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// The value; another takes its place.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

// ---- Where the values are ----

/// Whether there is a value.
enum State<T> {
    Initial,
    Alive(T),
    Dropped,
}

/// Where one thread's value is.
#[doc(hidden)]
pub struct Storage<T> {
    state: UnsafeCell<State<T>>,
}

// SAFETY: each thread has its own.
unsafe impl<T> Sync for Storage<T> {}

impl<T: 'static> Storage<T> {
    /// Nothing yet.
    pub const fn new() -> Storage<T> {
        Storage { state: UnsafeCell::new(State::Initial) }
    }

    /// The value, made from `given` or by `init` at the first call; null if it is already dropped.
    pub fn get_or_init(&'static self, given: Option<&mut Option<T>>, init: fn() -> T) -> *const T {
        // SAFETY: only this thread is here, and no reference into the state is kept over the call of `init`.
        unsafe {
            match &*self.state.get() {
                State::Alive(value) => return value,
                State::Dropped => return ptr::null(),
                State::Initial => {}
            }
            let value = match given.and_then(Option::take) {
                Some(value) => value,
                None => init(),
            };
            let old = mem::replace(&mut *self.state.get(), State::Alive(value));
            if let State::Initial = old {
                if mem::needs_drop::<T>() {
                    register_destructor(self as *const Storage<T> as *mut u8, drop_value::<T>);
                }
            }
            match &*self.state.get() {
                State::Alive(value) => value,
                _ => ptr::null(),
            }
        }
    }
}

fn drop_value<T: 'static>(storage: *mut u8) {
    // SAFETY: registered with a storage of this type.
    let storage = unsafe { &*(storage as *const Storage<T>) };
    // SAFETY: as in `get_or_init`; the value is out of the state before it is dropped.
    drop(unsafe { mem::replace(&mut *storage.state.get(), State::Dropped) });
}

/// What is dropped at the end of the thread, the last one made first.
static mut DESTRUCTORS: Vec<(*mut u8, fn(*mut u8))> = Vec::new();

fn register_destructor(storage: *mut u8, drop: fn(*mut u8)) {
    // SAFETY: one thread, and nothing else holds the list.
    unsafe { (*(&raw mut DESTRUCTORS)).push((storage, drop)) }
}

/// Drops the thread's values; those made meanwhile too.
pub(crate) fn run_destructors() {
    loop {
        // SAFETY: as above; the list is not held while a destructor runs.
        let next = unsafe { (*(&raw mut DESTRUCTORS)).pop() };
        match next {
            Some((storage, drop)) => drop(storage),
            None => return,
        }
    }
}
