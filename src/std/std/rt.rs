//! Where a program starts, and what is done after it.

use crate::any::Any;
use crate::boxed::Box;
use crate::process::Termination;
use core::intrinsics::glasscrab as machine;
pub use crate::panicking::begin_panic;
pub use core::panicking::{panic_display, panic_fmt};

/// Runs `main` and gives the exit code: 101 if it panics.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T, _argc: isize, _argv: *const *const u8, _sigpipe: u8) -> isize {
    let code = match crate::panicking::catch_unwind(|| main().report().to_i32()) {
        Ok(code) => code,
        Err(payload) => {
            drop_payload(payload);
            101
        }
    };
    cleanup();
    code as isize
}

/// Frees what was panicked with; nothing may panic any more.
fn drop_payload(payload: Box<dyn Any + Send>) {
    if let Err(second) = crate::panicking::catch_unwind(move || drop(payload)) {
        crate::mem::forget(second);
        crate::eprintln!("fatal runtime error: drop of the panic payload panicked, aborting");
        crate::process::abort();
    }
}

/// Runs a `#[test]` function in the thread of its name: 0 if it passed, 1 if it returned a failure, 101 if it panicked. The text of a
/// panic's payload is written to file 3, for who compares it with what `#[should_panic]` expects.
#[rustc_diagnostic_item = "glasscrab_test_start"]
fn test_start<T: Termination + 'static>(test: fn() -> T, name: &'static str) -> isize {
    crate::thread::set_main_name(name);
    let code = match crate::panicking::catch_unwind(|| test().report().to_i32()) {
        Ok(code) => code,
        Err(payload) => {
            if let Some(text) = crate::panicking::text_of(&*payload) {
                // SAFETY: the text is alive.
                unsafe { machine::write(3, text.as_ptr(), text.len()) };
            }
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
