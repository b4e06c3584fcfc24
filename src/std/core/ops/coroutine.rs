//! Coroutines: what `async` bodies are lowered to.

use crate::pin::Pin;

/// What a resumed coroutine gave.
#[lang = "coroutine_state"]
#[derive(Clone, Copy, PartialEq, PartialOrd, Eq, Ord, Debug, Hash)]
pub enum CoroutineState<Y, R> {
    /// It stands at a `yield`.
    Yielded(Y),
    /// It ended.
    Complete(R),
}

/// A body that can be suspended and resumed.
#[lang = "coroutine"]
#[fundamental]
pub trait Coroutine<R = ()> {
    /// What it yields.
    #[lang = "coroutine_yield"]
    type Yield;

    /// What it returns at the end.
    #[lang = "coroutine_return"]
    type Return;

    /// Runs to the next `yield` or to the end.
    #[lang = "coroutine_resume"]
    fn resume(self: Pin<&mut Self>, arg: R) -> CoroutineState<Self::Yield, Self::Return>;
}
