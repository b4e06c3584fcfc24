//! The panic handler: counts, message, hook, and unwinding.

use alloc_crate::boxed::Box;
use alloc_crate::string::String;
use core::any::Any;
use core::fmt;
use core::intrinsics::glasscrab as machine;
use core::mem::ManuallyDrop;
use core::panic::{Location, PanicInfo};
use core::ptr;

/// How many panics are under way.
static mut PANIC_COUNT: usize = 0;
/// Whether the note about backtraces was written.
static mut NOTE_WRITTEN: bool = false;
/// The hook of `set_hook`.
static mut HOOK: Option<Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>> = None;

/// What a panic hook gets.
pub struct PanicHookInfo<'a> {
    payload: &'a (dyn Any + Send),
    location: &'a Location<'a>,
}

impl<'a> PanicHookInfo<'a> {
    /// The payload.
    pub fn payload(&self) -> &(dyn Any + Send) {
        self.payload
    }

    /// The payload as text, if it is one.
    pub fn payload_as_str(&self) -> Option<&str> {
        if let Some(s) = self.payload.downcast_ref::<&str>() {
            Some(s)
        } else if let Some(s) = self.payload.downcast_ref::<String>() {
            Some(s)
        } else {
            None
        }
    }

    /// The place of the panic.
    pub fn location(&self) -> Option<&Location<'_>> {
        Some(self.location)
    }
}

impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked at {}:", self.location)?;
        match self.payload_as_str() {
            Some(text) => write!(f, "\n{text}"),
            None => Ok(()),
        }
    }
}

/// Sets what is called at each panic.
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) {
    // SAFETY: one thread.
    unsafe { HOOK = Some(hook) }
}

/// Removes the hook.
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> {
    // SAFETY: one thread.
    match unsafe { HOOK.take() } {
        Some(hook) => hook,
        None => Box::new(default_hook),
    }
}

/// Writes the message as rustc's std does.
fn default_hook(info: &PanicHookInfo<'_>) {
    let text = info.payload_as_str().unwrap_or("Box<dyn Any>");
    eprintln!("\nthread 'main' ({}) panicked at {}:\n{}", machine::thread_id(), info.location, text);
    // SAFETY: one thread.
    unsafe {
        if !NOTE_WRITTEN {
            NOTE_WRITTEN = true;
            eprintln!("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace");
        }
    }
}

/// Whether the thread is unwinding.
pub fn panicking() -> bool {
    // SAFETY: one thread.
    unsafe { PANIC_COUNT > 0 }
}

/// What core calls for every panic.
#[lang = "panic_impl"]
fn begin_panic_handler(info: &PanicInfo<'_>) -> ! {
    let location = info.location().unwrap();
    let payload: Box<dyn Any + Send> = match info.message().as_str() {
        Some(text) => Box::new(text),
        None => Box::new(alloc_crate::fmt::format(*info.message())),
    };
    if !info.can_unwind() {
        report(&*payload, location);
        eprintln!("thread caused non-unwinding panic. aborting.");
        core::intrinsics::abort();
    }
    panic_with(payload, location)
}

/// Calls the hook.
fn report(payload: &(dyn Any + Send), location: &Location<'_>) {
    machine::panic_started(location);
    let info = PanicHookInfo { payload, location };
    // SAFETY: one thread.
    match unsafe { &HOOK } {
        Some(hook) => hook(&info),
        None => default_hook(&info),
    }
}

/// Panics with a payload.
pub(crate) fn panic_with(payload: Box<dyn Any + Send>, location: &Location<'_>) -> ! {
    report(&*payload, location);
    unwind(payload)
}

/// Unwinds with a payload.
pub(crate) fn unwind(payload: Box<dyn Any + Send>) -> ! {
    // SAFETY: `catch_unwind` takes the payload back.
    unsafe {
        PANIC_COUNT += 1;
        machine::start_unwind(Box::into_raw(Box::new(payload)) as *mut u8)
    }
}

/// The function, then its result, then a payload: what `catch_unwind` and its two functions share.
union Data<F, R> {
    f: ManuallyDrop<F>,
    r: ManuallyDrop<R>,
    p: ManuallyDrop<Box<dyn Any + Send>>,
}

/// Calls a function; its result, or the payload of its panic.
pub(crate) fn catch_unwind<R, F: FnOnce() -> R>(f: F) -> Result<R, Box<dyn Any + Send>> {
    let mut data = Data { f: ManuallyDrop::new(f) };
    let data_ptr = &raw mut data as *mut u8;
    // SAFETY: after the call, `data` holds the result or the payload.
    unsafe {
        if core::intrinsics::catch_unwind(do_call::<F, R>, data_ptr, do_catch::<F, R>) == 0 {
            Ok(ManuallyDrop::into_inner(data.r))
        } else {
            Err(ManuallyDrop::into_inner(data.p))
        }
    }
}

fn do_call<F: FnOnce() -> R, R>(data: *mut u8) {
    // SAFETY: called once, with the function in place.
    unsafe {
        let data = &mut *(data as *mut Data<F, R>);
        let f = ManuallyDrop::take(&mut data.f);
        data.r = ManuallyDrop::new(f());
    }
}

fn do_catch<F: FnOnce() -> R, R>(data: *mut u8, payload: *mut u8) {
    // SAFETY: the payload comes from `unwind`.
    unsafe {
        PANIC_COUNT -= 1;
        let data = &mut *(data as *mut Data<F, R>);
        let payload = *Box::from_raw(payload as *mut Box<dyn Any + Send>);
        ptr::write(&mut data.p, ManuallyDrop::new(payload));
    }
}
