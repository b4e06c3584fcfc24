//! Where a program starts, and what is done after it.

use crate::process::Termination;
pub use crate::panicking::begin_panic;
pub use core::panicking::{panic_display, panic_fmt};

/// Runs `main` and gives the exit code: 101 if it panics.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T, _argc: isize, _argv: *const *const u8, _sigpipe: u8) -> isize {
    let code = match crate::panicking::catch_unwind(|| main().report().to_i32()) {
        Ok(code) => code,
        Err(payload) => {
            // A payload whose drop panics must not do so here.
            crate::mem::forget(payload);
            101
        }
    };
    cleanup();
    code as isize
}

/// What is done at the end of the main thread: thread-local values are dropped, output still buffered is written out.
pub(crate) fn cleanup() {
    crate::io::cleanup();
    crate::thread::local::run_destructors();
    crate::io::cleanup();
}
