//! What runs before and after `main`.

use crate::process::Termination;

/// Runs `main`: what the machine calls. An uncaught panic ends in exit code 101.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T, _argc: isize, _argv: *const *const u8, _sigpipe: u8) -> isize {
    match crate::panic::catch_unwind(main) {
        Ok(result) => result.report().to_i32() as isize,
        Err(_) => 101,
    }
}
