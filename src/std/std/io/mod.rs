//! Input and output.

mod stdio;

pub(crate) use stdio::cleanup;
#[doc(hidden)]
pub use stdio::{_eprint, _print};
