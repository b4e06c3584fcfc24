//! The traits of callables that return futures.

use crate::future::Future;
use crate::marker::Tuple;

/// Async callables that can be called any number of times.
#[lang = "async_fn"]
#[rustc_paren_sugar]
#[fundamental]
pub trait AsyncFn<Args: Tuple>: AsyncFnMut<Args> {
    /// Performs the call.
    extern "rust-call" fn async_call(&self, args: Args) -> Self::CallRefFuture<'_>;
}

/// Async callables that may change their state.
#[lang = "async_fn_mut"]
#[rustc_paren_sugar]
#[fundamental]
pub trait AsyncFnMut<Args: Tuple>: AsyncFnOnce<Args> {
    /// The future of a call by reference.
    #[lang = "call_ref_future"]
    type CallRefFuture<'a>: Future<Output = Self::Output>
    where
        Self: 'a;

    /// Performs the call.
    extern "rust-call" fn async_call_mut(&mut self, args: Args) -> Self::CallRefFuture<'_>;
}

/// Async callables that can be called once.
#[lang = "async_fn_once"]
#[rustc_paren_sugar]
#[fundamental]
pub trait AsyncFnOnce<Args: Tuple> {
    /// What the future of the call yields.
    #[lang = "async_fn_once_output"]
    type Output;

    /// The future of a call by value.
    #[lang = "call_once_future"]
    type CallOnceFuture: Future<Output = Self::Output>;

    /// Performs the call.
    extern "rust-call" fn async_call_once(self, args: Args) -> Self::CallOnceFuture;
}

// Whatever returns a future when it is called is an async callable.

impl<Args: Tuple, F, Fut> AsyncFn<Args> for F
where
    F: Fn<Args, Output = Fut>,
    Fut: Future,
{
    extern "rust-call" fn async_call(&self, args: Args) -> Fut {
        self.call(args)
    }
}

impl<Args: Tuple, F, Fut> AsyncFnMut<Args> for F
where
    F: FnMut<Args, Output = Fut>,
    Fut: Future,
{
    type CallRefFuture<'a>
        = Fut
    where
        Self: 'a;

    extern "rust-call" fn async_call_mut(&mut self, args: Args) -> Fut {
        self.call_mut(args)
    }
}

impl<Args: Tuple, F, Fut> AsyncFnOnce<Args> for F
where
    F: FnOnce<Args, Output = Fut>,
    Fut: Future,
{
    type Output = Fut::Output;
    type CallOnceFuture = Fut;

    extern "rust-call" fn async_call_once(self, args: Args) -> Fut {
        self.call_once(args)
    }
}

/// Names the future of an async closure for the compiler.
mod internal_implementation_detail {
    /// Gives the upvars of an async closure's body.
    #[lang = "async_fn_kind_helper"]
    trait AsyncFnKindHelper<GoalKind> {
        /// The tuple of upvars.
        #[lang = "async_fn_kind_upvars"]
        type Upvars<'closure_env, Inputs, ByMoveUpvars, ByRefFnPtr>;
    }
}
