//! Panics: catching, resuming, hooks.

use alloc_crate::boxed::Box;
use core::any::Any;

pub use crate::panicking::{set_hook, take_hook, PanicHookInfo};
pub use core::panic::{AssertUnwindSafe, Location, RefUnwindSafe, UnwindSafe};
pub use core::panic::{panic_2015, panic_2021, unreachable_2015, unreachable_2021};

/// The old name.
pub type PanicInfo<'a> = PanicHookInfo<'a>;

/// Calls a function; its result, or the payload of its panic.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> Result<R, Box<dyn Any + Send + 'static>> {
    crate::panicking::catch_unwind(f)
}

/// Panics with a payload, without calling the hook.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    crate::panicking::unwind(payload)
}

/// Panics with a value as payload.
#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! {
    crate::panicking::panic_with(Box::new(msg), Location::caller())
}
