//! The standard library: what `core` and `alloc` have under one name, and what needs the machine: output and input, panics,
//! maps with random keys, time, locks. Names, signatures, layouts and messages are those of Rust 1.95; the bodies are our
//! own. Left out are files, sockets and processes, which a practice program cannot reach.
#![no_std]
#![feature(no_core, lang_items, rustc_attrs, decl_macro, prelude_import, never_type, register_tool, core_intrinsics)]
#![feature(dropck_eyepatch, fundamental, unboxed_closures, auto_traits, negative_impls, allow_internal_unstable)]
#![feature(coverage_attribute, panic_internals, rt, thread_local, format_args_nl)]
#![register_tool(glasscrab)]
#![allow(internal_features, incomplete_features, dead_code, unused_features, unused_unsafe, static_mut_refs)]

extern crate self as std;
#[allow(unused_extern_crates)]
extern crate alloc as alloc_crate;

pub mod prelude;

#[prelude_import]
#[allow(unused_imports)]
use prelude::rust_2024::*;

#[macro_use]
mod macros;

pub use core::{any, fmt, array, cell, char, clone, cmp, convert, default, future, hint, intrinsics, iter, marker, mem, ops, option, pin, ptr, result};
pub use core::{f32, f64, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize};

pub use core::{
    assert, assert_eq, assert_ne, cfg, column, compile_error, concat, const_format_args, debug_assert, debug_assert_eq,
    debug_assert_ne, env, file, format_args, format_args_nl, include, include_bytes, include_str, line, matches,
    module_path, option_env, stringify, todo, r#try, unimplemented, unreachable, write, writeln,
};

pub mod io;
pub mod panic;
pub mod panicking;
pub mod process;
pub mod rt;
