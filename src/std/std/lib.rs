//! The standard library: core and alloc under one name, and what needs the machine: output and input, panics that unwind,
//! maps with random keys, time, locks. Names, signatures, layouts and messages are those of Rust 1.95; the bodies are our
//! own. Files, sockets and processes, which a practice program cannot reach, are there to be named only.
#![no_core]
#![feature(no_core, lang_items, rustc_attrs, decl_macro, prelude_import, auto_traits, negative_impls, register_tool)]
#![feature(coverage_attribute, with_negative_coherence, never_type, unboxed_closures, fundamental, dropck_eyepatch)]
#![feature(allow_internal_unstable, thread_local)]
#![register_tool(glasscrab)]
#![allow(internal_features, incomplete_features, dead_code, unused_features, static_mut_refs)]

#[macro_use]
extern crate core;
extern crate alloc as alloc_crate;
extern crate self as std;

pub mod prelude;

#[prelude_import]
#[allow(unused_imports)]
use prelude::rust_2024::*;

#[macro_use]
mod macros;

pub mod alloc;
pub mod collections;
pub mod env;
pub mod error;
pub mod ffi;
pub mod fs;
pub mod hash;
pub mod io;
pub mod net;
pub mod num;
pub mod panic;
pub mod panicking;
pub mod path;
pub mod process;
pub mod rt;
pub mod sync;
pub mod thread;
pub mod time;

pub use alloc_crate::{borrow, boxed, fmt, format, rc, slice, str, string, task, vec};
pub use core::{
    any, arch, array, ascii, assert_eq, assert_ne, cell, char, clone, cmp, convert, debug_assert, debug_assert_eq,
    debug_assert_ne, default, f32, f64, future, hint, i8, i16, i32, i64, i128, intrinsics, isize, iter, marker,
    matches, mem, ops, option, pin, ptr, result, todo, r#try, u8, u16, u32, u64, u128, unimplemented,
    unreachable, usize, write, writeln,
};
pub use core::{
    assert, cfg, cfg_select, column, compile_error, concat, const_format_args, env, file, format_args, format_args_nl, include,
    include_bytes, include_str, line, module_path, option_env, stringify,
};
