//! The standard library: core and alloc together with what needs a system (input and output, the process, panics that
//! unwind). Names and signatures are those of Rust 1.95; the bodies are our own.
#![no_core]
#![feature(no_core, lang_items, rustc_attrs, decl_macro, prelude_import, auto_traits, negative_impls, register_tool)]
#![feature(coverage_attribute, with_negative_coherence, never_type, unboxed_closures, fundamental)]
#![register_tool(glasscrab)]
#![allow(internal_features, incomplete_features, dead_code, unused_features, static_mut_refs)]

extern crate alloc as alloc_crate;
#[macro_use]
extern crate core;

#[prelude_import]
#[allow(unused_imports)]
use core::prelude::rust_2024::*;

#[macro_use]
mod macros;

pub mod env;
pub mod io;
pub mod panic;
mod panicking;
pub mod prelude;
pub mod process;
pub mod rt;

pub use alloc_crate::{borrow, boxed, fmt, format, rc, slice, str, string, vec};
pub use core::{
    any, array, ascii, assert_eq, assert_ne, cell, char, clone, cmp, convert, debug_assert, debug_assert_eq,
    debug_assert_ne, default, error, f32, f64, future, hash, hint, i8, i16, i32, i64, i128, intrinsics, isize, iter,
    marker, matches, mem, num, ops, option, pin, ptr, result, task, time, todo, r#try, u8, u16, u32, u64, u128,
    unimplemented, unreachable, usize, write, writeln,
};
pub use core::{
    assert, cfg, column, compile_error, concat, const_format_args, env, file, format_args, format_args_nl, include,
    include_bytes, include_str, line, module_path, option_env, stringify,
};

/// Allocation.
pub mod alloc {
    pub use alloc_crate::alloc::*;
}

/// What threads share.
pub mod sync {
    pub use alloc_crate::sync::{Arc, Weak};
    pub use core::sync::atomic;
}
