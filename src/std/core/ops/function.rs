//! The traits of callable values.

use crate::marker::Tuple;

/// Callables that can be called any number of times through a shared reference.
#[lang = "fn"]
#[rustc_on_unimplemented(
    message = "expected a `{Trait}` closure, found `{Self}`",
    label = "expected an `{Trait}` closure, found `{Self}`"
)]
#[rustc_paren_sugar]
#[fundamental]
#[must_use = "closures are lazy and do nothing unless called"]
pub trait Fn<Args: Tuple>: FnMut<Args> {
    /// Performs the call.
    extern "rust-call" fn call(&self, args: Args) -> Self::Output;
}

/// Callables that may change their state when called.
#[lang = "fn_mut"]
#[rustc_on_unimplemented(
    message = "expected a `{Trait}` closure, found `{Self}`",
    label = "expected an `{Trait}` closure, found `{Self}`"
)]
#[rustc_paren_sugar]
#[fundamental]
#[must_use = "closures are lazy and do nothing unless called"]
pub trait FnMut<Args: Tuple>: FnOnce<Args> {
    /// Performs the call.
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output;
}

/// Callables that can be called at least once.
#[lang = "fn_once"]
#[rustc_on_unimplemented(
    message = "expected a `{Trait}` closure, found `{Self}`",
    label = "expected an `{Trait}` closure, found `{Self}`"
)]
#[rustc_paren_sugar]
#[fundamental]
#[must_use = "closures are lazy and do nothing unless called"]
pub trait FnOnce<Args: Tuple> {
    /// What the call returns.
    #[lang = "fn_once_output"]
    type Output;

    /// Performs the call.
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
}

impl<A: Tuple, F: ?Sized> Fn<A> for &F
where
    F: Fn<A>,
{
    extern "rust-call" fn call(&self, args: A) -> F::Output {
        (**self).call(args)
    }
}

impl<A: Tuple, F: ?Sized> FnMut<A> for &F
where
    F: Fn<A>,
{
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output {
        (**self).call(args)
    }
}

impl<A: Tuple, F: ?Sized> FnOnce<A> for &F
where
    F: Fn<A>,
{
    type Output = F::Output;

    extern "rust-call" fn call_once(self, args: A) -> F::Output {
        (*self).call(args)
    }
}

impl<A: Tuple, F: ?Sized> FnMut<A> for &mut F
where
    F: FnMut<A>,
{
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}

impl<A: Tuple, F: ?Sized> FnOnce<A> for &mut F
where
    F: FnMut<A>,
{
    type Output = F::Output;

    extern "rust-call" fn call_once(self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}
