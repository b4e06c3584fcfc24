//! Where every panic of core and of the compiler's checks goes; std's handler takes over from here.

use crate::fmt;
use crate::panic::{Location, PanicInfo};

unsafe extern "Rust" {
    /// The panic handler, which std defines.
    #[lang = "panic_impl"]
    fn panic_impl(pi: &PanicInfo<'_>) -> !;
}

/// Panics with a formatted message.
#[cold]
#[track_caller]
#[lang = "panic_fmt"]
#[rustc_do_not_const_check]
pub const fn panic_fmt(fmt: fmt::Arguments<'_>) -> ! {
    let pi = PanicInfo::new(&fmt, Location::caller(), true, false);
    // SAFETY: the handler is a safe function of std.
    unsafe { panic_impl(&pi) }
}

/// Panics with a formatted message, without unwinding.
#[cold]
#[track_caller]
#[rustc_do_not_const_check]
pub const fn panic_nounwind_fmt(fmt: fmt::Arguments<'_>, force_no_backtrace: bool) -> ! {
    let pi = PanicInfo::new(&fmt, Location::caller(), false, force_no_backtrace);
    // SAFETY: as above.
    unsafe { panic_impl(&pi) }
}

/// Panics with a message.
#[cold]
#[track_caller]
#[lang = "panic"]
pub const fn panic(expr: &'static str) -> ! {
    panic_fmt(fmt::Arguments::from_str(expr))
}

/// Panics with a message, without unwinding.
#[cold]
#[lang = "panic_nounwind"]
pub const fn panic_nounwind(expr: &'static str) -> ! {
    panic_nounwind_fmt(fmt::Arguments::from_str(expr), false)
}

/// Panics with a message, without unwinding and without a backtrace.
#[cold]
pub fn panic_nounwind_nobacktrace(expr: &'static str) -> ! {
    panic_nounwind_fmt(fmt::Arguments::from_str(expr), true)
}

/// Panics with a message that may not be a constant.
#[track_caller]
pub const fn panic_str_2015(expr: &str) -> ! {
    panic_display(&expr)
}

/// Panics with a value as the message.
#[cold]
#[track_caller]
#[lang = "panic_display"]
#[rustc_do_not_const_check]
pub const fn panic_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("{}", *x))
}

/// The panic of `unreachable!` with a value.
#[cold]
#[track_caller]
pub fn unreachable_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("internal error: entered unreachable code: {}", *x))
}

/// The panic of an index out of bounds.
#[cold]
#[track_caller]
#[lang = "panic_bounds_check"]
fn panic_bounds_check(index: usize, len: usize) -> ! {
    panic!("index out of bounds: the len is {len} but the index is {index}")
}

/// The panic of a misaligned raw pointer.
#[cold]
#[track_caller]
#[lang = "panic_misaligned_pointer_dereference"]
fn panic_misaligned_pointer_dereference(required: usize, found: usize) -> ! {
    panic_nounwind_fmt(
        format_args!("misaligned pointer dereference: address must be a multiple of {required:#x} but is {found:#x}"),
        false,
    )
}

/// The panic of a null raw pointer.
#[cold]
#[track_caller]
#[lang = "panic_null_pointer_dereference"]
fn panic_null_pointer_dereference() -> ! {
    panic_nounwind_fmt(format_args!("null pointer dereference occurred"), false)
}

/// The panic of an enum value without a variant.
#[cold]
#[track_caller]
#[lang = "panic_invalid_enum_construction"]
fn panic_invalid_enum_construction(source: u128) -> ! {
    panic_nounwind_fmt(format_args!("trying to construct an enum from an invalid value {source:#x}"), false)
}

/// The panic of unwinding out of a function that cannot.
#[cold]
#[lang = "panic_cannot_unwind"]
fn panic_cannot_unwind() -> ! {
    panic_nounwind("panic in a function that cannot unwind")
}

/// The panic of a panic in a drop while unwinding.
#[cold]
#[lang = "panic_in_cleanup"]
fn panic_in_cleanup() -> ! {
    panic_nounwind_nobacktrace("panic in a destructor during cleanup")
}

/// What constant evaluation calls for `panic_fmt`: the message alone is written, the evaluation ends.
#[lang = "const_panic_fmt"]
#[rustc_do_not_const_check]
pub const fn const_panic_fmt(fmt: fmt::Arguments<'_>) -> ! {
    let _ = fmt::write(&mut Message, fmt);
    crate::intrinsics::abort()
}

/// Writes to the evaluating machine.
struct Message;

impl fmt::Write for Message {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        // SAFETY: the string is valid for its length.
        unsafe { crate::intrinsics::glasscrab::write(2, s.as_ptr(), s.len()) }
        Ok(())
    }
}

/// The panics of the arithmetic checks, one function each.
pub mod panic_const {
    use super::*;

    macro_rules! panic_const {
        ($($lang:ident $name:literal = $message:expr,)+) => {
            $(
                /// The panic of a failed check.
                #[cold]
                #[track_caller]
                #[lang = $name]
                pub const fn $lang() -> ! {
                    panic_fmt(fmt::Arguments::from_str($message))
                }
            )+
        };
    }

    panic_const! {
        panic_const_add_overflow "panic_const_add_overflow" = "attempt to add with overflow",
        panic_const_sub_overflow "panic_const_sub_overflow" = "attempt to subtract with overflow",
        panic_const_mul_overflow "panic_const_mul_overflow" = "attempt to multiply with overflow",
        panic_const_div_overflow "panic_const_div_overflow" = "attempt to divide with overflow",
        panic_const_rem_overflow "panic_const_rem_overflow" = "attempt to calculate the remainder with overflow",
        panic_const_neg_overflow "panic_const_neg_overflow" = "attempt to negate with overflow",
        panic_const_shr_overflow "panic_const_shr_overflow" = "attempt to shift right with overflow",
        panic_const_shl_overflow "panic_const_shl_overflow" = "attempt to shift left with overflow",
        panic_const_div_by_zero "panic_const_div_by_zero" = "attempt to divide by zero",
        panic_const_rem_by_zero "panic_const_rem_by_zero" = "attempt to calculate the remainder with a divisor of zero",
        panic_const_coroutine_resumed "panic_const_coroutine_resumed" = "coroutine resumed after completion",
        panic_const_async_fn_resumed "panic_const_async_fn_resumed" = "`async fn` resumed after completion",
        panic_const_coroutine_resumed_panic "panic_const_coroutine_resumed_panic" = "coroutine resumed after panicking",
        panic_const_async_fn_resumed_panic "panic_const_async_fn_resumed_panic" = "`async fn` resumed after panicking",
    }
}

/// Which assertion failed.
#[derive(Debug)]
#[doc(hidden)]
pub enum AssertKind {
    /// `assert_eq!`
    Eq,
    /// `assert_ne!`
    Ne,
    /// `assert_matches!`
    Match,
}

/// The panic of `assert_eq!` and `assert_ne!`.
#[cold]
#[track_caller]
#[doc(hidden)]
pub fn assert_failed<T, U>(kind: AssertKind, left: &T, right: &U, args: Option<fmt::Arguments<'_>>) -> !
where
    T: fmt::Debug + ?Sized,
    U: fmt::Debug + ?Sized,
{
    assert_failed_inner(kind, &left, &right, args)
}

#[cold]
#[track_caller]
fn assert_failed_inner(
    kind: AssertKind,
    left: &dyn fmt::Debug,
    right: &dyn fmt::Debug,
    args: Option<fmt::Arguments<'_>>,
) -> ! {
    let op = match kind {
        AssertKind::Eq => "==",
        AssertKind::Ne => "!=",
        AssertKind::Match => "matches",
    };
    match args {
        Some(args) => panic!("assertion `left {op} right` failed: {args}\n  left: {left:?}\n right: {right:?}"),
        None => panic!("assertion `left {op} right` failed\n  left: {left:?}\n right: {right:?}"),
    }
}
