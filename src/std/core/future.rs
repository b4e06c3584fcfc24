//! `Future`: a value that will be there later.

use crate::ops::DerefMut;
use crate::pin::Pin;
use crate::task::{Context, Poll};

/// A computation that may not be done yet.
#[lang = "future_trait"]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub trait Future {
    /// What it gives in the end.
    #[lang = "future_output"]
    type Output;

    /// Goes on as far as possible.
    #[lang = "poll"]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
}

impl<F: ?Sized + Future + Unpin> Future for &mut F {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        F::poll(Pin::new(&mut **self), cx)
    }
}

impl<P> Future for Pin<P>
where
    P: DerefMut<Target: Future>,
{
    type Output = <<P as crate::ops::Deref>::Target as Future>::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: nothing is moved out of the outer pin.
        unsafe { self.get_unchecked_mut() }.as_mut().poll(cx)
    }
}

/// Types on which `.await` works.
pub trait IntoFuture {
    /// What the future gives in the end.
    type Output;
    /// The future.
    type IntoFuture: Future<Output = Self::Output>;

    /// The future of this value.
    #[lang = "into_future"]
    fn into_future(self) -> Self::IntoFuture;
}

impl<F: Future> IntoFuture for F {
    type Output = F::Output;
    type IntoFuture = F;

    fn into_future(self) -> Self::IntoFuture {
        self
    }
}

/// What an `async` body is resumed with: a context whose lifetimes were forgotten.
#[lang = "ResumeTy"]
#[doc(hidden)]
#[derive(Debug, Copy, Clone)]
pub struct ResumeTy(crate::ptr::NonNull<Context<'static>>);

// SAFETY: a future's context is used by the thread that polls it only.
unsafe impl Send for ResumeTy {}
// SAFETY: as above.
unsafe impl Sync for ResumeTy {}

/// The context of a resumed `async` body.
#[lang = "get_context"]
#[doc(hidden)]
pub unsafe fn get_context<'a, 'b>(cx: ResumeTy) -> &'a mut Context<'b> {
    // SAFETY: the context lives while the body is being polled.
    unsafe { &mut *cx.0.as_ptr().cast() }
}

/// A future that is ready at once.
#[derive(Debug, Clone)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Ready<T>(Option<T>);

impl<T> Unpin for Ready<T> {}

impl<T> Ready<T> {
    /// The value; panics if it was already given.
    #[track_caller]
    pub fn into_inner(self) -> T {
        self.0.expect("Called `into_inner()` on `Ready` after completion")
    }
}

impl<T> Future for Ready<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> {
        Poll::Ready(self.0.take().expect("`Ready` polled after completion"))
    }
}

/// A future that is ready at once with `t`.
pub fn ready<T>(t: T) -> Ready<T> {
    Ready(Some(t))
}

/// A future that is never ready.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Pending<T> {
    _data: crate::marker::PhantomData<fn() -> T>,
}

/// A future that is never ready.
pub fn pending<T>() -> Pending<T> {
    Pending { _data: crate::marker::PhantomData }
}

impl<T> Future for Pending<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> {
        Poll::Pending
    }
}

/// A future made of a poll function.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PollFn<F> {
    f: F,
}

impl<F: Unpin> Unpin for PollFn<F> {}

/// A future made of a poll function.
pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<T>>(f: F) -> PollFn<F> {
    PollFn { f }
}

impl<T, F: FnMut(&mut Context<'_>) -> Poll<T>> Future for PollFn<F> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        // SAFETY: the function is not moved.
        unsafe { (self.get_unchecked_mut().f)(cx) }
    }
}
