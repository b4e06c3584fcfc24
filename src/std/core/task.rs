//! Polling of futures: `Poll`, `Context` and `Waker`.

use crate::convert;
use crate::fmt;
use crate::marker::PhantomData;
use crate::mem::ManuallyDrop;
use crate::ops::{ControlFlow, FromResidual, Try};
use crate::ptr;

/// Whether a value is there yet.
#[must_use = "this `Poll` may be a `Pending` variant, which should be handled"]
#[lang = "Poll"]
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Poll<T> {
    /// It is there.
    #[lang = "Ready"]
    Ready(T),
    /// Not yet.
    #[lang = "Pending"]
    Pending,
}

impl<T> Poll<T> {
    /// Applies a function to the value.
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U> {
        match self {
            Poll::Ready(t) => Poll::Ready(f(t)),
            Poll::Pending => Poll::Pending,
        }
    }

    /// Whether the value is there.
    pub const fn is_ready(&self) -> bool {
        matches!(*self, Poll::Ready(_))
    }

    /// Whether the value is not there yet.
    pub const fn is_pending(&self) -> bool {
        !self.is_ready()
    }
}

impl<T, E> Poll<Result<T, E>> {
    /// Applies a function to the value of what went well.
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>> {
        self.map(|result| result.map(f))
    }

    /// Applies a function to the error.
    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>> {
        self.map(|result| result.map_err(f))
    }
}

impl<T, E> Poll<Option<Result<T, E>>> {
    /// Applies a function to the value of what went well.
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Option<Result<U, E>>> {
        self.map(|item| item.map(|result| result.map(f)))
    }

    /// Applies a function to the error.
    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Option<Result<T, U>>> {
        self.map(|item| item.map(|result| result.map_err(f)))
    }
}

impl<T> From<T> for Poll<T> {
    fn from(t: T) -> Poll<T> {
        Poll::Ready(t)
    }
}

impl<T, E> Try for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Result<convert::Infallible, E>;

    fn from_output(c: Poll<T>) -> Self {
        c.map(Ok)
    }

    fn branch(self) -> ControlFlow<Self::Residual, Poll<T>> {
        match self {
            Poll::Ready(Ok(x)) => ControlFlow::Continue(Poll::Ready(x)),
            Poll::Ready(Err(e)) => ControlFlow::Break(Err(e)),
            Poll::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}

impl<T, E, F: From<E>> FromResidual<Result<convert::Infallible, E>> for Poll<Result<T, F>> {
    fn from_residual(x: Result<convert::Infallible, E>) -> Self {
        match x {
            Err(e) => Poll::Ready(Err(From::from(e))),
            Ok(never) => match never {},
        }
    }
}

/// The data and functions of a waker.
#[derive(PartialEq, Copy, Clone, Debug)]
pub struct RawWaker {
    data: *const (),
    vtable: &'static RawWakerVTable,
}

impl RawWaker {
    /// A waker of data and functions.
    pub const fn new(data: *const (), vtable: &'static RawWakerVTable) -> RawWaker {
        RawWaker { data, vtable }
    }
}

/// The functions of a waker.
#[derive(PartialEq, Copy, Clone, Debug)]
pub struct RawWakerVTable {
    clone: unsafe fn(*const ()) -> RawWaker,
    wake: unsafe fn(*const ()),
    wake_by_ref: unsafe fn(*const ()),
    drop: unsafe fn(*const ()),
}

impl RawWakerVTable {
    /// A table of four functions.
    pub const fn new(
        clone: unsafe fn(*const ()) -> RawWaker,
        wake: unsafe fn(*const ()),
        wake_by_ref: unsafe fn(*const ()),
        drop: unsafe fn(*const ()),
    ) -> Self {
        Self { clone, wake, wake_by_ref, drop }
    }
}

/// What a future is polled with.
#[lang = "Context"]
pub struct Context<'a> {
    waker: &'a Waker,
    _marker: PhantomData<fn(&'a ()) -> &'a ()>,
    _not_send: PhantomData<*mut ()>,
}

impl<'a> Context<'a> {
    /// A context with a waker.
    pub const fn from_waker(waker: &'a Waker) -> Self {
        Context { waker, _marker: PhantomData, _not_send: PhantomData }
    }

    /// The waker.
    pub const fn waker(&self) -> &'a Waker {
        self.waker
    }
}

impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("waker", &self.waker).finish()
    }
}

/// Tells an executor that a task can go on.
#[repr(transparent)]
pub struct Waker {
    waker: RawWaker,
}

impl Unpin for Waker {}
// SAFETY: the contract of `RawWaker` asks for functions that any thread may call.
unsafe impl Send for Waker {}
// SAFETY: as above.
unsafe impl Sync for Waker {}

static NOOP: RawWakerVTable = RawWakerVTable::new(noop_clone, noop_do, noop_do, noop_do);

unsafe fn noop_clone(_p: *const ()) -> RawWaker {
    RawWaker { data: ptr::null(), vtable: &NOOP }
}

unsafe fn noop_do(_p: *const ()) {}

static NOOP_WAKER: Waker = Waker { waker: RawWaker { data: ptr::null(), vtable: &NOOP } };

impl Waker {
    /// Wakes the task.
    pub fn wake(self) {
        let this = ManuallyDrop::new(self);
        // SAFETY: the contract of `RawWaker`.
        unsafe { (this.waker.vtable.wake)(this.waker.data) }
    }

    /// Wakes the task and keeps the waker.
    pub fn wake_by_ref(&self) {
        // SAFETY: the contract of `RawWaker`.
        unsafe { (self.waker.vtable.wake_by_ref)(self.waker.data) }
    }

    /// Whether both wake the same task.
    pub fn will_wake(&self, other: &Waker) -> bool {
        self.waker.data == other.waker.data && ptr::eq(self.waker.vtable, other.waker.vtable)
    }

    /// A waker of raw parts.
    ///
    /// # Safety
    /// The contract of `RawWaker` must hold.
    pub const unsafe fn from_raw(waker: RawWaker) -> Waker {
        Waker { waker }
    }

    /// A waker of raw parts.
    ///
    /// # Safety
    /// The contract of `RawWaker` must hold.
    pub const unsafe fn new(data: *const (), vtable: &'static RawWakerVTable) -> Self {
        Waker { waker: RawWaker { data, vtable } }
    }

    /// A waker that does nothing.
    pub fn noop() -> &'static Waker {
        &NOOP_WAKER
    }

    /// The data.
    pub const fn data(&self) -> *const () {
        self.waker.data
    }

    /// The functions.
    pub const fn vtable(&self) -> &'static RawWakerVTable {
        self.waker.vtable
    }
}

impl Clone for Waker {
    fn clone(&self) -> Self {
        // SAFETY: the contract of `RawWaker`.
        Waker { waker: unsafe { (self.waker.vtable.clone)(self.waker.data) } }
    }
}

impl Drop for Waker {
    fn drop(&mut self) {
        // SAFETY: the contract of `RawWaker`.
        unsafe { (self.waker.vtable.drop)(self.waker.data) }
    }
}

impl fmt::Debug for Waker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let vtable_ptr = self.waker.vtable as *const RawWakerVTable;
        f.debug_struct("Waker").field("data", &self.waker.data).field("vtable", &vtable_ptr).finish()
    }
}

/// The value of a `Poll`, or return `Pending`.
pub macro ready($e:expr $(,)?) {
    match $e {
        $crate::task::Poll::Ready(t) => t,
        $crate::task::Poll::Pending => return $crate::task::Poll::Pending,
    }
}
