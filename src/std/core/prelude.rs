//! What every module of a `no_std` crate sees without an import, one module for each edition.

/// The items common to all editions.
pub mod v1 {
    pub use crate::clone::Clone;
    pub use crate::cmp::{Eq, Ord, PartialEq, PartialOrd};
    pub use crate::convert::{AsMut, AsRef, From, Into};
    pub use crate::default::Default;
    pub use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, IntoIterator, Iterator};
    pub use crate::marker::{Copy, Send, Sized, Sync, Unpin};
    pub use crate::mem::drop;
    pub use crate::mem::{align_of, align_of_val, size_of, size_of_val};
    pub use crate::ops::{AsyncFn, AsyncFnMut, AsyncFnOnce};
    pub use crate::ops::{Drop, Fn, FnMut, FnOnce};
    pub use crate::option::Option::{self, None, Some};
    pub use crate::result::Result::{self, Err, Ok};
    pub use crate::fmt::macros::Debug;
    pub use crate::hash::macros::Hash;
    pub use crate::macros::builtin::{derive, test};
    pub use crate::{
        assert, assert_eq, assert_ne, cfg, cfg_select, column, compile_error, concat, debug_assert, debug_assert_eq,
        debug_assert_ne, env, file, format_args, include, include_bytes, include_str, line, matches, module_path,
        option_env, stringify, todo, r#try, unimplemented, unreachable, write, writeln,
    };
}

/// Edition 2015.
pub mod rust_2015 {
    pub use super::v1::*;
}

/// Edition 2018.
pub mod rust_2018 {
    pub use super::v1::*;
}

/// Edition 2021 adds the conversions that can fail and `FromIterator`.
pub mod rust_2021 {
    pub use super::v1::*;
    pub use crate::convert::{TryFrom, TryInto};
    pub use crate::iter::FromIterator;
}

/// Edition 2024 adds `Future` and `IntoFuture`.
pub mod rust_2024 {
    pub use super::rust_2021::*;
    pub use crate::future::{Future, IntoFuture};
}
