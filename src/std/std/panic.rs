//! Panics as a program sees them.

pub use core::panic::{AssertUnwindSafe, Location, RefUnwindSafe, UnwindSafe};
#[doc(hidden)]
pub use core::panic::{panic_2015, panic_2021, unreachable_2015, unreachable_2021};
