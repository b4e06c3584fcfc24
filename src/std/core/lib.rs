//! The core library: everything in std that needs neither a heap nor an operating system. Names, signatures, layouts
//! and messages are those of Rust 1.95; the bodies are our own. It leaves out SIMD, C interop and unstable API.
#![no_core]
#![feature(no_core, lang_items, intrinsics, rustc_attrs, decl_macro, prelude_import, auto_traits, negative_impls)]
#![feature(dropck_eyepatch, fundamental, unboxed_closures, never_type, register_tool, arbitrary_self_types, marker_trait_attr)]
#![feature(exhaustive_patterns, extern_types, unsized_fn_params, abi_unadjusted, builtin_syntax, const_precise_live_drops, with_negative_coherence, coverage_attribute, freeze_impls, transparent_unions, allow_internal_unstable)]
#![register_tool(glasscrab)]
#![rustc_coherence_is_core]
#![allow(internal_features, incomplete_features, dead_code, unused_features, unused_unsafe, static_mut_refs)]

extern crate self as core;

pub mod prelude;

#[prelude_import]
#[allow(unused_imports)]
use prelude::rust_2024::*;

#[macro_use]
mod macros;

pub mod alloc;
pub mod any;
pub mod arch;
pub mod array;
pub mod ascii;
mod bool;
pub mod borrow;
pub mod cell;
pub mod char;
pub mod clone;
pub mod cmp;
pub mod convert;
pub mod default;
pub mod error;
pub mod fmt;
pub mod future;
pub mod hash;
pub mod hint;
pub mod intrinsics;
pub mod iter;
pub mod marker;
pub mod mem;
pub mod num;
pub mod ops;
pub mod option;
pub mod panic;
pub mod panicking;
pub mod pin;
pub mod ptr;
pub mod result;
pub mod slice;
pub mod str;
pub mod sync;
pub mod task;
pub mod time;
mod tuple;
mod unit;

#[path = "num/int_modules.rs"]
mod int_modules;
pub use int_modules::{i128, i16, i32, i64, i8, isize, u128, u16, u32, u64, u8, usize};
#[path = "num/f32_module.rs"]
pub mod f32;
#[path = "num/f64_module.rs"]
pub mod f64;
