//! What runs before and after `main`.

use crate::process::Termination;
pub use core::panicking::{panic_display, panic_fmt};

/// Runs `main`: what the machine calls. An uncaught panic ends in exit code 101.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T, _argc: isize, _argv: *const *const u8, _sigpipe: u8) -> isize {
    let code = match crate::panicking::catch_unwind(main) {
        Ok(result) => result.report().to_i32() as isize,
        Err(_) => 101,
    };
    cleanup();
    code
}

/// Writes out what is still buffered.
pub(crate) fn cleanup() {
    crate::io::cleanup();
}
