//! From `panic!` to unwinding: the handler that core calls, the hook that prints the message, the count of panics, and
//! what catches them. Left out: backtraces.

use crate::any::Any;
use crate::fmt::{self, Write as _};
use crate::mem;
use crate::panic::PanicHookInfo;
use core::intrinsics::glasscrab as machine;
use core::panic::{Location, PanicInfo, PanicPayload};

/// What runs first when a panic starts.
pub type PanicHook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

/// The state of panics. One thread runs at a time, and none is stopped inside the functions of this file that write it.
struct State {
    /// How many panics have started and were not caught.
    count: usize,
    /// Whether the hook is running.
    in_hook: bool,
    /// Whether the hint about backtraces has been given.
    hinted: bool,
    /// The program's own hook.
    hook: Option<PanicHook>,
}

static mut STATE: State = State { count: 0, in_hook: false, hinted: false, hook: None };

fn state() -> &'static mut State {
    // SAFETY: see `State`; no caller keeps the reference while it calls out.
    unsafe { &mut *(&raw mut STATE) }
}

/// Whether the thread is unwinding.
#[inline]
pub fn panicking() -> bool {
    state().count != 0
}

/// Puts a hook in the place of the one there is.
pub fn set_hook(hook: PanicHook) {
    if panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    let old = state().hook.replace(hook);
    drop(old);
}

/// Takes the hook out; the default one takes its place.
#[must_use]
pub fn take_hook() -> PanicHook {
    if panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    match state().hook.take() {
        Some(hook) => hook,
        None => Box::new(default_hook),
    }
}

/// Prints the message.
fn default_hook(info: &PanicHookInfo<'_>) {
    let message = info.payload_as_str().unwrap_or("Box<dyn Any>");
    let location = info.location().unwrap();
    let name = crate::thread::current_name();
    crate::eprintln!("\nthread '{name}' ({}) panicked at {location}:\n{message}", machine::thread_id());
    if !state().hinted {
        state().hinted = true;
        crate::eprintln!("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace");
    }
}

// ---- Payloads ----

/// A message that is formatted when it is asked for.
struct FormatPayload<'a> {
    message: &'a fmt::Arguments<'a>,
    string: Option<String>,
}

impl FormatPayload<'_> {
    fn fill(&mut self) -> &mut String {
        let message = self.message;
        self.string.get_or_insert_with(|| {
            let mut string = String::new();
            let _ = string.write_fmt(*message);
            string
        })
    }
}

// SAFETY: `take_box` gives a box up.
unsafe impl PanicPayload for FormatPayload<'_> {
    fn take_box(&mut self) -> *mut (dyn Any + Send) {
        let contents = mem::take(self.fill());
        Box::into_raw(Box::new(contents))
    }

    fn get(&mut self) -> &(dyn Any + Send) {
        self.fill()
    }
}

impl fmt::Display for FormatPayload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.string {
            Some(string) => f.write_str(string),
            None => f.write_fmt(*self.message),
        }
    }
}

/// A message that is a literal.
struct StaticPayload(&'static str);

// SAFETY: as above.
unsafe impl PanicPayload for StaticPayload {
    fn take_box(&mut self) -> *mut (dyn Any + Send) {
        Box::into_raw(Box::new(self.0))
    }

    fn get(&mut self) -> &(dyn Any + Send) {
        &self.0
    }

    fn as_str(&mut self) -> Option<&str> {
        Some(self.0)
    }
}

impl fmt::Display for StaticPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Any value.
struct AnyPayload<A> {
    inner: Option<A>,
}

// SAFETY: as above.
unsafe impl<A: Send + 'static> PanicPayload for AnyPayload<A> {
    fn take_box(&mut self) -> *mut (dyn Any + Send) {
        match self.inner.take() {
            Some(value) => Box::into_raw(Box::new(value)),
            None => crate::process::abort(),
        }
    }

    fn get(&mut self) -> &(dyn Any + Send) {
        match &self.inner {
            Some(value) => value,
            None => crate::process::abort(),
        }
    }
}

impl<A: 'static> fmt::Display for AnyPayload<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match &self.inner {
            Some(value) => text_of(value),
            None => None,
        };
        f.write_str(text.unwrap_or("Box<dyn Any>"))
    }
}

/// A box that was given to `resume_unwind`.
struct BoxPayload(Box<dyn Any + Send>);

// SAFETY: as above.
unsafe impl PanicPayload for BoxPayload {
    fn take_box(&mut self) -> *mut (dyn Any + Send) {
        Box::into_raw(mem::replace(&mut self.0, Box::new(())))
    }

    fn get(&mut self) -> &(dyn Any + Send) {
        &*self.0
    }
}

impl fmt::Display for BoxPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(text_of(&*self.0).unwrap_or("Box<dyn Any>"))
    }
}

/// A payload that is text, as text.
pub(crate) fn text_of(payload: &dyn Any) -> Option<&str> {
    if let Some(text) = payload.downcast_ref::<&'static str>() {
        Some(*text)
    } else if let Some(text) = payload.downcast_ref::<String>() {
        Some(text)
    } else {
        None
    }
}

// ---- Starting ----

/// The handler of every panic that core and `panic!` start.
#[panic_handler]
fn begin_panic_handler(info: &PanicInfo<'_>) -> ! {
    let location = info.location().unwrap();
    let message = info.message();
    match message.as_str() {
        Some(text) => panic_with_hook(&mut StaticPayload(text), location, info.can_unwind()),
        None => panic_with_hook(&mut FormatPayload { message, string: None }, location, info.can_unwind()),
    }
}

/// Panics with a value.
#[cold]
#[track_caller]
pub fn begin_panic<M: Any + Send>(msg: M) -> ! {
    panic_with_hook(&mut AnyPayload { inner: Some(msg) }, Location::caller(), true)
}

fn panic_with_hook(payload: &mut dyn PanicPayload, location: &Location<'_>, can_unwind: bool) -> ! {
    if state().in_hook {
        crate::eprintln!("panicked at {location}:\n\nthread panicked while processing panic. aborting.");
        crate::process::abort();
    }
    state().count += 1;
    state().in_hook = true;
    run_hook(&PanicHookInfo::new(location, payload.get(), can_unwind));
    state().in_hook = false;
    machine::panic_started(location);
    if !can_unwind {
        crate::eprintln!("thread caused non-unwinding panic. aborting.");
        crate::process::abort();
    }
    start_unwind(payload)
}

fn run_hook(info: &PanicHookInfo<'_>) {
    // SAFETY: `set_hook` and `take_hook` refuse while a panic is under way, so the hook stays.
    match unsafe { &*(&raw const STATE.hook) } {
        Some(hook) => hook(info),
        None => default_hook(info),
    }
}

/// Unwinds with a payload, without the hook.
pub fn resume(payload: Box<dyn Any + Send>) -> ! {
    state().count += 1;
    start_unwind(&mut BoxPayload(payload))
}

/// The machine takes one pointer: that of a block which holds the box.
fn start_unwind(payload: &mut dyn PanicPayload) -> ! {
    // SAFETY: `take_box` gives up a box; `catch_unwind` turns the outer pointer back into a box.
    unsafe {
        let payload: Box<dyn Any + Send> = Box::from_raw(payload.take_box());
        machine::start_unwind(Box::into_raw(Box::new(payload)) as *mut u8)
    }
}

// ---- Catching ----

/// What a call under `catch_unwind` needs: first the closure, then its result or the payload.
union Attempt<F, R> {
    function: mem::ManuallyDrop<F>,
    result: mem::ManuallyDrop<R>,
    payload: mem::ManuallyDrop<Box<dyn Any + Send>>,
}

/// Calls a closure; its panic's payload if it panics.
pub fn catch_unwind<R, F: FnOnce() -> R>(f: F) -> Result<R, Box<dyn Any + Send>> {
    let mut attempt = Attempt { function: mem::ManuallyDrop::new(f) };
    let data = &raw mut attempt as *mut u8;
    // SAFETY: the functions take the same kind of attempt; after them it holds what the answer says.
    unsafe {
        if core::intrinsics::catch_unwind(call::<F, R>, data, caught::<F, R>) == 0 {
            Ok(mem::ManuallyDrop::into_inner(attempt.result))
        } else {
            Err(mem::ManuallyDrop::into_inner(attempt.payload))
        }
    }
}

fn call<F: FnOnce() -> R, R>(data: *mut u8) {
    // SAFETY: `data` is the attempt of `catch_unwind`, with the closure in it.
    unsafe {
        let attempt = &mut *(data as *mut Attempt<F, R>);
        let function = mem::ManuallyDrop::take(&mut attempt.function);
        attempt.result = mem::ManuallyDrop::new(function());
    }
}

fn caught<F: FnOnce() -> R, R>(data: *mut u8, payload: *mut u8) {
    state().count -= 1;
    // SAFETY: `data` as above; `payload` comes from `start_unwind`.
    unsafe {
        let attempt = &mut *(data as *mut Attempt<F, R>);
        attempt.payload = mem::ManuallyDrop::new(*Box::from_raw(payload as *mut Box<dyn Any + Send>));
    }
}
