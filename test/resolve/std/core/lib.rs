//! A core small enough to read at a glance, for the tests of name resolution.
#![no_core]

extern crate self as core;

#[prelude_import]
use prelude::rust_2024::*;

pub mod marker {
    #[lang = "sized"]
    pub trait Sized {}
    #[lang = "copy"]
    pub trait Copy: Clone {}
}

pub mod clone {
    pub trait Clone {
        fn clone(&self) -> Self;
    }
    #[rustc_builtin_macro]
    pub macro Clone($item:item) {}
}

pub mod option {
    #[derive(Clone)]
    pub enum Option<T> {
        None,
        Some(T),
    }
    impl<T> Option<T> {
        pub fn is_some(&self) -> bool {
            match self {
                Option::Some(_) => true,
                Option::None => false,
            }
        }
    }
}

pub mod fmt {
    pub trait Display {}
    pub trait Debug {}
}

pub mod prelude {
    pub mod v1 {
        pub use crate::clone::Clone;
        pub use crate::marker::{Copy, Sized};
        pub use crate::option::Option::{self, None, Some};
        pub use crate::concat;
    }
    pub mod rust_2021 {
        pub use super::v1::*;
    }
    pub mod rust_2024 {
        pub use super::rust_2021::*;
    }
}

#[rustc_builtin_macro]
#[macro_export]
macro_rules! concat {
    ($($e:expr),* $(,)?) => {};
}

#[macro_export]
macro_rules! matches {
    ($e:expr, $pat:pat) => {
        match $crate::option::Option::Some($e) {
            $crate::option::Option::Some($pat) => true,
            _ => false,
        }
    };
}
