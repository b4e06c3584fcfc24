//! Threads. The machine runs one: what starts another is marked as not supported, and all that concerns the one thread works.

use crate::any::Any;
use crate::fmt;
use crate::io;
use crate::marker::PhantomData;
use crate::num::{NonZero, NonZeroUsize};
use crate::sync::Arc;
use crate::time::Duration;
use core::intrinsics::glasscrab as machine;

#[doc(hidden)]
pub mod local;
pub use local::{AccessError, LocalKey};

/// What a thread gives when it is joined: its value, or the payload of its panic.
pub type Result<T> = core::result::Result<T, Box<dyn Any + Send + 'static>>;

/// The number of a thread.
#[derive(Eq, PartialEq, Clone, Copy, Hash, Debug)]
pub struct ThreadId(NonZero<u64>);

/// What a thread is told apart by.
struct Inner {
    name: Option<String>,
    id: ThreadId,
}

/// A handle to a thread.
#[derive(Clone)]
pub struct Thread {
    inner: Arc<Inner>,
}

impl Thread {
    /// The thread's number.
    #[must_use]
    pub fn id(&self) -> ThreadId {
        self.inner.id
    }

    /// The thread's name.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.inner.name.as_deref()
    }

    /// Lets the thread's next `park` return at once.
    pub fn unpark(&self) {
        // SAFETY: one thread.
        unsafe { UNPARKED = true };
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}

static mut UNPARKED: bool = false;

static mut MAIN_NAME: &'static str = "main";

/// The name that panic messages show.
pub(crate) fn current_name() -> &'static str {
    // SAFETY: written once, before the program's first instruction.
    unsafe { MAIN_NAME }
}

/// A test runs in a thread of its own name.
pub(crate) fn set_main_name(name: &'static str) {
    // SAFETY: called once, before the test.
    unsafe { MAIN_NAME = name };
}

/// A handle to the current thread.
#[must_use]
pub fn current() -> Thread {
    let id = NonZero::new(machine::thread_id()).unwrap();
    Thread { inner: Arc::new(Inner { name: Some(String::from(current_name())), id: ThreadId(id) }) }
}

/// Gives other threads a turn.
pub fn yield_now() {}

/// Whether the thread is unwinding.
#[inline]
#[must_use]
pub fn panicking() -> bool {
    crate::panicking::panicking()
}

/// Lets time pass.
pub fn sleep(dur: Duration) {
    crate::time::pass(dur);
}

/// Lets time pass, in milliseconds.
pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(ms as u64))
}

/// Waits for `unpark`.
pub fn park() {
    // SAFETY: one thread.
    unsafe {
        if !UNPARKED {
            crate::sync::deadlock();
        }
        UNPARKED = false;
    }
}

/// Waits for `unpark`, but not for ever.
pub fn park_timeout(dur: Duration) {
    // SAFETY: one thread.
    unsafe {
        if !UNPARKED {
            sleep(dur);
        }
        UNPARKED = false;
    }
}

/// How many threads can run at a time.
pub fn available_parallelism() -> io::Result<NonZeroUsize> {
    Ok(NonZeroUsize::MIN)
}

// ---- Other threads ----

/// What a thread is started with.
#[derive(Debug)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
}

impl Builder {
    /// A thread without a name.
    pub fn new() -> Builder {
        Builder { name: None, stack_size: None }
    }

    /// Names the thread.
    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    /// Sets the size of the thread's stack.
    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }

    /// Starts the thread.
    #[glasscrab::unsupported("threads")]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let _ = f;
        crate::process::abort()
    }
}

/// Starts a thread.
#[glasscrab::unsupported("threads")]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let _ = f;
    crate::process::abort()
}

/// The right to wait for a thread.
pub struct JoinHandle<T> {
    thread: Thread,
    packet: Arc<Packet<T>>,
}

/// Where a thread leaves its result.
struct Packet<T> {
    result: crate::cell::UnsafeCell<Option<Result<T>>>,
}

// SAFETY: the result is read after the thread has ended.
unsafe impl<T: Send> Sync for Packet<T> {}

// SAFETY: as above.
unsafe impl<T> Send for JoinHandle<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    /// The thread.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Waits for the thread's end and gives its result.
    pub fn join(self) -> Result<T> {
        // SAFETY: the thread has ended.
        match unsafe { (*self.packet.result.get()).take() } {
            Some(result) => result,
            None => crate::sync::deadlock(),
        }
    }

    /// Whether the thread has ended.
    pub fn is_finished(&self) -> bool {
        // SAFETY: one thread.
        unsafe { (*self.packet.result.get()).is_some() }
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

/// Where scoped threads are started.
#[derive(Debug)]
pub struct Scope<'scope, 'env: 'scope> {
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// The right to wait for a scoped thread.
pub struct ScopedJoinHandle<'scope, T> {
    thread: Thread,
    packet: Arc<Packet<T>>,
    scope: PhantomData<&'scope ()>,
}

/// Runs a closure that may start threads which borrow from here; all have ended when this returns.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    f(&Scope { scope: PhantomData, env: PhantomData })
}

impl<'scope, 'env> Scope<'scope, 'env> {
    /// Starts a thread that may borrow from outside the scope.
    #[glasscrab::unsupported("threads")]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let _ = f;
        crate::process::abort()
    }
}

impl<'scope, T> ScopedJoinHandle<'scope, T> {
    /// The thread.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Waits for the thread's end and gives its result.
    pub fn join(self) -> Result<T> {
        // SAFETY: the thread has ended.
        match unsafe { (*self.packet.result.get()).take() } {
            Some(result) => result,
            None => crate::sync::deadlock(),
        }
    }

    /// Whether the thread has ended.
    pub fn is_finished(&self) -> bool {
        // SAFETY: one thread.
        unsafe { (*self.packet.result.get()).is_some() }
    }
}
