//! What every module of a program sees without an import, one module for each edition.

/// The items common to all editions.
pub mod v1 {
    pub use core::prelude::v1::*;
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
