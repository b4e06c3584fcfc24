//! The alloc library: boxes, vectors, strings, shared pointers and collections. Names, signatures and layouts are those
//! of Rust 1.95; the bodies are our own.
#![no_core]
#![feature(no_core, lang_items, intrinsics, rustc_attrs, decl_macro, prelude_import, auto_traits, negative_impls, register_tool)]
#![feature(coverage_attribute, with_negative_coherence, dropck_eyepatch, fundamental, unboxed_closures, never_type, arbitrary_self_types, unsized_fn_params)]
#![register_tool(glasscrab)]
#![allow(internal_features, incomplete_features, dead_code, unused_features)]

#[macro_use]
extern crate core;

#[prelude_import]
#[allow(unused_imports)]
use core::prelude::rust_2024::*;

#[macro_use]
mod macros;

pub mod alloc;
pub mod borrow;
pub mod boxed;
pub mod collections;
pub mod fmt;
#[doc(hidden)]
pub mod intrinsics;
mod raw_vec;
pub mod rc;
pub mod slice;
pub mod str;
pub mod string;
pub mod sync;
pub mod task;
pub mod vec;

/// What the macros name.
#[doc(hidden)]
pub mod __export {
    pub use core::format_args;
    pub use core::hint::must_use;
}
