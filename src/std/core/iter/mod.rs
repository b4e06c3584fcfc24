//! Iterators: the traits, the adaptors, and sources.

mod adapters;
mod double_ended;
mod flatten;
mod from;
mod iterator;
mod marker;
mod peekable;
mod range;
mod sources;
mod sum;

pub(crate) use adapters::try_process;
pub use adapters::{
    Chain, Cloned, Copied, Cycle, Enumerate, Filter, FilterMap, Fuse, Inspect, Map, MapWhile, Rev, Scan, Skip,
    SkipWhile, StepBy, Take, TakeWhile, Zip, chain, zip,
};
pub use double_ended::{DoubleEndedIterator, ExactSizeIterator};
pub use flatten::{FlatMap, Flatten};
pub use from::{Extend, FromIterator, IntoIterator};
pub use iterator::Iterator;
pub use marker::{FusedIterator, TrustedLen};
pub use peekable::Peekable;
pub use range::Step;
pub use sources::{
    Empty, FromFn, Once, OnceWith, Repeat, RepeatN, RepeatWith, Successors, empty, from_fn, once, once_with, repeat,
    repeat_n, repeat_with, successors,
};
pub use sum::{Product, Sum};
