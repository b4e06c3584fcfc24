//! The `?` operator.

use crate::ops::ControlFlow;

/// Types on which `?` works.
#[lang = "Try"]
pub trait Try: FromResidual {
    /// What `?` gives when it does not leave.
    type Output;
    /// What `?` leaves with.
    type Residual;

    /// A value on which `?` does not leave.
    #[lang = "from_output"]
    fn from_output(output: Self::Output) -> Self;

    /// Whether to go on or to leave.
    #[lang = "branch"]
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

/// Types that a function may return when `?` leaves with an `R`.
pub trait FromResidual<R = <Self as Try>::Residual> {
    /// The function's result.
    #[lang = "from_residual"]
    #[track_caller]
    fn from_residual(residual: R) -> Self;
}

/// Residuals that can be put back together with another output type.
pub trait Residual<O>: Sized {
    /// The type with this residual and the output `O`.
    type TryType: Try<Output = O, Residual = Self>;
}

/// `T` with its output type replaced by `V`.
pub(crate) type ChangeOutputType<T, V> = <<T as Try>::Residual as Residual<V>>::TryType;

/// A `Try` that always goes on: makes `fold` out of `try_fold`.
#[repr(transparent)]
pub(crate) struct NeverShortCircuit<T>(pub T);

/// The residual of `NeverShortCircuit`: none exists.
pub(crate) enum NeverShortCircuitResidual {}

impl<T> Try for NeverShortCircuit<T> {
    type Output = T;
    type Residual = NeverShortCircuitResidual;

    fn branch(self) -> ControlFlow<NeverShortCircuitResidual, T> {
        ControlFlow::Continue(self.0)
    }

    fn from_output(x: T) -> Self {
        NeverShortCircuit(x)
    }
}

impl<T> FromResidual<NeverShortCircuitResidual> for NeverShortCircuit<T> {
    fn from_residual(residual: NeverShortCircuitResidual) -> Self {
        match residual {}
    }
}

impl<T> Residual<T> for NeverShortCircuitResidual {
    type TryType = NeverShortCircuit<T>;
}
