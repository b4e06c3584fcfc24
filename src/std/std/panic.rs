//! Panics as a program sees them: hooks, catching, and what a hook is told.

use crate::any::Any;
use crate::fmt;
use crate::panicking;
use crate::thread::Result;

pub use crate::panicking::{set_hook, take_hook};
pub use core::panic::{AssertUnwindSafe, Location, RefUnwindSafe, UnwindSafe};
#[doc(hidden)]
pub use core::panic::{panic_2021, unreachable_2015, unreachable_2021};

/// The old name of `PanicHookInfo`.
pub type PanicInfo<'a> = PanicHookInfo<'a>;

/// What a panic hook is told.
#[derive(Debug)]
pub struct PanicHookInfo<'a> {
    payload: &'a (dyn Any + Send),
    location: &'a Location<'a>,
    can_unwind: bool,
    force_no_backtrace: bool,
}

impl<'a> PanicHookInfo<'a> {
    pub(crate) fn new(location: &'a Location<'a>, payload: &'a (dyn Any + Send), can_unwind: bool) -> Self {
        PanicHookInfo { payload, location, can_unwind, force_no_backtrace: false }
    }

    /// The value that the panic carries.
    #[must_use]
    pub fn payload(&self) -> &(dyn Any + Send) {
        self.payload
    }

    /// The message, if the panic carries text.
    #[must_use]
    pub fn payload_as_str(&self) -> Option<&str> {
        panicking::text_of(self.payload)
    }

    /// Where the panic started.
    #[must_use]
    pub fn location(&self) -> Option<&Location<'_>> {
        Some(self.location)
    }
}

impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "panicked at {}:", self.location)?;
        match self.payload_as_str() {
            Some(payload) => write!(formatter, "\n{payload}"),
            None => Ok(()),
        }
    }
}

/// `panic!` of editions 2015 and 2018, which takes any value.
#[doc(hidden)]
#[allow_internal_unstable(panic_internals)]
pub macro panic_2015 {
    () => ({ $crate::rt::begin_panic("explicit panic") }),
    ($msg:expr $(,)?) => ({ $crate::rt::begin_panic($msg) }),
    ("{}", $arg:expr $(,)?) => ({ $crate::rt::panic_display(&$arg) }),
    ($fmt:expr, $($arg:tt)+) => ({ $crate::rt::panic_fmt($crate::format_args!($fmt, $($arg)+)) }),
}

/// Panics with a value.
#[inline]
#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! {
    panicking::begin_panic(msg)
}

/// Calls a closure; an error with the panic's payload if it panics.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> Result<R> {
    panicking::catch_unwind(f)
}

/// Goes on with a panic that was caught, without calling the hook again.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    panicking::resume(payload)
}
