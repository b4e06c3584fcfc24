//! `Error`, and the old name of its module in std.

pub use core::error::Error;
