//! From `panic!` to unwinding: the handler that core calls, and what catches a panic.

use crate::prelude::v1::*;
use core::intrinsics::glasscrab;
use core::mem::MaybeUninit;
use core::panic::PanicInfo;
use core::ptr;

/// How many panics of this thread have started and not been caught.
static mut PANIC_COUNT: usize = 0;
/// Whether the hint about backtraces has been given.
static mut HINTED: bool = false;

/// Whether the thread is unwinding.
pub fn panicking() -> bool {
    // SAFETY: read by the one thread that writes it.
    unsafe { PANIC_COUNT != 0 }
}

/// The handler of every panic.
#[panic_handler]
fn begin_panic_handler(info: &PanicInfo<'_>) -> ! {
    if let Some(location) = info.location() {
        glasscrab::panic_started(location);
        crate::eprintln!("\nthread 'main' ({}) panicked at {location}:\n{}", glasscrab::thread_id(), info.message());
    }
    // SAFETY: only this thread writes them.
    unsafe {
        PANIC_COUNT += 1;
        if !HINTED {
            HINTED = true;
            crate::eprintln!("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace");
        }
    }
    if !info.can_unwind() {
        crate::eprintln!("thread caused non-unwinding panic. aborting.");
        core::intrinsics::abort();
    }
    // SAFETY: `catch` never looks at the payload.
    unsafe { glasscrab::start_unwind(ptr::null_mut()) }
}

/// What a call under `catch` needs: the closure first, its result afterwards.
struct Attempt<F, R> {
    function: MaybeUninit<F>,
    result: MaybeUninit<R>,
}

/// Runs a closure; an error if it panics.
pub fn catch<R, F: FnOnce() -> R>(f: F) -> Result<R, *mut u8> {
    fn call<R, F: FnOnce() -> R>(data: *mut u8) {
        // SAFETY: `data` is the attempt of `catch`, whose closure is used once.
        unsafe {
            let attempt = &mut *(data as *mut Attempt<F, R>);
            let function = ptr::read(attempt.function.as_ptr());
            attempt.result.write(function());
        }
    }
    fn caught(_data: *mut u8, _payload: *mut u8) {
        // SAFETY: only this thread writes it.
        unsafe { PANIC_COUNT -= 1 };
    }
    let mut attempt = Attempt { function: MaybeUninit::new(f), result: MaybeUninit::<R>::uninit() };
    // SAFETY: the functions take what `attempt` is; the result is written if nothing unwound.
    unsafe {
        if core::intrinsics::catch_unwind(call::<R, F>, &raw mut attempt as *mut u8, caught) == 0 {
            Ok(attempt.result.assume_init())
        } else {
            Err(ptr::null_mut())
        }
    }
}
