//! What every module sees without an import, one module for each edition.

/// The items common to all editions.
pub mod v1 {
    pub use crate::boxed::Box;
    pub use crate::borrow::ToOwned;
    pub use crate::string::{String, ToString};
    pub use crate::vec::Vec;
    pub use core::prelude::v1::{
        AsMut, AsRef, AsyncFn, AsyncFnMut, AsyncFnOnce, Clone, Copy, Debug, Default, DoubleEndedIterator, Drop, Eq,
        Err, ExactSizeIterator, Extend, Fn, FnMut, FnOnce, From, Hash, Into, IntoIterator, Iterator, None, Ok, Option,
        Ord, PartialEq, PartialOrd, Result, Send, Sized, Some, Sync, Unpin, align_of, align_of_val, assert, assert_eq,
        assert_ne, cfg, cfg_select, column, compile_error, concat, debug_assert, debug_assert_eq, debug_assert_ne, derive, drop,
        env, file, format_args, include, include_bytes, include_str, line, matches, module_path, option_env, size_of,
        size_of_val, stringify, test, todo, r#try, unimplemented, unreachable, write, writeln,
    };
    pub use crate::{dbg, eprint, eprintln, format, print, println};
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
    pub use core::convert::{TryFrom, TryInto};
    pub use core::iter::FromIterator;
}

/// Edition 2024 adds `Future` and `IntoFuture`.
pub mod rust_2024 {
    pub use super::rust_2021::*;
    pub use core::future::{Future, IntoFuture};
}
