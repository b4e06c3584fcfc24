//! Where a program starts, and what is done after it.

use crate::process::Termination;
pub use core::panicking::{panic_display, panic_fmt};

/// Runs `main` and gives the exit code: 101 if it panics.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T, _argc: isize, _argv: *const *const u8, _sigpipe: u8) -> isize {
    let mut code = 101;
    let result = crate::panicking::catch(|| code = main().report().to_i32());
    cleanup();
    if result.is_err() { 101 } else { code as isize }
}

/// Writes out what is still buffered.
pub(crate) fn cleanup() {
    crate::io::cleanup();
}
