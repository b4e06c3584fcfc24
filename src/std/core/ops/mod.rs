//! The traits behind the operators, one file for each family.

mod arith;
mod async_function;
mod bit;
mod control_flow;
mod coroutine;
mod deref;
mod drop;
mod function;
mod index;
mod range;
mod try_trait;
mod unsize;

pub use self::arith::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};
pub use self::async_function::{AsyncFn, AsyncFnMut, AsyncFnOnce};
pub use self::bit::{
    BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Shl, ShlAssign, Shr, ShrAssign,
};
pub use self::control_flow::ControlFlow;
pub use self::coroutine::{Coroutine, CoroutineState};
pub use self::deref::{Deref, DerefMut, DerefPure, LegacyReceiver, Receiver};
pub use self::drop::Drop;
pub use self::function::{Fn, FnMut, FnOnce};
pub use self::index::{Index, IndexMut};
pub use self::range::{
    Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive,
};
pub(crate) use self::try_trait::{ChangeOutputType, NeverShortCircuit};
pub use self::try_trait::{FromResidual, Residual, Try};
pub use self::unsize::{CoerceUnsized, DispatchFromDyn};
