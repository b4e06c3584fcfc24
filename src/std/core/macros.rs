//! The macros of core: those with a body here are ordinary `macro_rules!`; those marked `rustc_builtin_macro` are
//! expanded by the compiler.

/// Panics with a message; the form depends on the edition of the caller.
#[macro_export]
#[rustc_builtin_macro(core_panic)]
macro_rules! panic {
    ($($arg:tt)*) => {
        /* compiler built-in */
    };
}

/// Panics unless both sides are equal.
#[macro_export]
macro_rules! assert_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed(
                        $crate::panicking::AssertKind::Eq,
                        &*left_val,
                        &*right_val,
                        $crate::option::Option::None,
                    );
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed(
                        $crate::panicking::AssertKind::Eq,
                        &*left_val,
                        &*right_val,
                        $crate::option::Option::Some($crate::format_args!($($arg)+)),
                    );
                }
            }
        }
    };
}

/// Panics if both sides are equal.
#[macro_export]
macro_rules! assert_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed(
                        $crate::panicking::AssertKind::Ne,
                        &*left_val,
                        &*right_val,
                        $crate::option::Option::None,
                    );
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed(
                        $crate::panicking::AssertKind::Ne,
                        &*left_val,
                        &*right_val,
                        $crate::option::Option::Some($crate::format_args!($($arg)+)),
                    );
                }
            }
        }
    };
}

/// `assert!` in builds with debug assertions.
#[macro_export]
macro_rules! debug_assert {
    ($($arg:tt)*) => {
        if $crate::cfg!(debug_assertions) {
            $crate::assert!($($arg)*);
        }
    };
}

/// `assert_eq!` in builds with debug assertions.
#[macro_export]
macro_rules! debug_assert_eq {
    ($($arg:tt)*) => {
        if $crate::cfg!(debug_assertions) {
            $crate::assert_eq!($($arg)*);
        }
    };
}

/// `assert_ne!` in builds with debug assertions.
#[macro_export]
macro_rules! debug_assert_ne {
    ($($arg:tt)*) => {
        if $crate::cfg!(debug_assertions) {
            $crate::assert_ne!($($arg)*);
        }
    };
}

/// Whether an expression matches a pattern (and a guard, if one is given).
#[macro_export]
macro_rules! matches {
    ($expression:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        match $expression {
            $pattern $(if $guard)? => true,
            _ => false,
        }
    };
}

/// The old form of the `?` operator.
#[macro_export]
macro_rules! r#try {
    ($expr:expr $(,)?) => {
        match $expr {
            $crate::result::Result::Ok(val) => val,
            $crate::result::Result::Err(err) => {
                return $crate::result::Result::Err($crate::convert::From::from(err));
            }
        }
    };
}

/// Writes formatted text into a destination that has a `write_fmt` method.
#[macro_export]
macro_rules! write {
    ($dst:expr, $($arg:tt)*) => {
        $dst.write_fmt($crate::format_args!($($arg)*))
    };
}

/// `write!` with a newline at the end.
#[macro_export]
macro_rules! writeln {
    ($dst:expr $(,)?) => {
        $crate::write!($dst, "\n")
    };
    ($dst:expr, $($arg:tt)*) => {
        $dst.write_fmt($crate::format_args_nl!($($arg)*))
    };
}

/// Marks code that cannot be reached; panics if it is.
#[macro_export]
macro_rules! unreachable {
    () => {
        $crate::panicking::panic("internal error: entered unreachable code")
    };
    ($($arg:tt)+) => {
        $crate::panicking::panic_fmt($crate::format_args!(
            "internal error: entered unreachable code: {}", $crate::format_args!($($arg)+)
        ))
    };
}

/// Marks code that is not written and not planned.
#[macro_export]
macro_rules! unimplemented {
    () => {
        $crate::panicking::panic("not implemented")
    };
    ($($arg:tt)+) => {
        $crate::panicking::panic_fmt($crate::format_args!("not implemented: {}", $crate::format_args!($($arg)+)))
    };
}

/// Marks code that is not written yet.
#[macro_export]
macro_rules! todo {
    () => {
        $crate::panicking::panic("not yet implemented")
    };
    ($($arg:tt)+) => {
        $crate::panicking::panic_fmt($crate::format_args!("not yet implemented: {}", $crate::format_args!($($arg)+)))
    };
}

/// Stops compilation with a message.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! compile_error {
    ($msg:expr $(,)?) => {{ /* compiler built-in */ }};
}

/// The pieces and arguments of a format string as a `fmt::Arguments`.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! format_args {
    ($fmt:expr) => {{ /* compiler built-in */ }};
    ($fmt:expr, $($args:tt)*) => {{ /* compiler built-in */ }};
}

/// `format_args!` whose string may come from a constant.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! const_format_args {
    ($fmt:expr) => {{ /* compiler built-in */ }};
    ($fmt:expr, $($args:tt)*) => {{ /* compiler built-in */ }};
}

/// `format_args!` with a newline at the end.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! format_args_nl {
    ($fmt:expr) => {{ /* compiler built-in */ }};
    ($fmt:expr, $($args:tt)*) => {{ /* compiler built-in */ }};
}

/// An environment variable at compile time.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! env {
    ($name:expr $(,)?) => {{ /* compiler built-in */ }};
    ($name:expr, $error_msg:expr $(,)?) => {{ /* compiler built-in */ }};
}

/// An environment variable at compile time that may be absent.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! option_env {
    ($name:expr $(,)?) => {{ /* compiler built-in */ }};
}

/// Literals joined into one string literal.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! concat {
    ($($e:expr),* $(,)?) => {{ /* compiler built-in */ }};
}

/// The line of the outermost macro call.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! line {
    () => { /* compiler built-in */ };
}

/// The column of the outermost macro call.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! column {
    () => { /* compiler built-in */ };
}

/// The file of the outermost macro call.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! file {
    () => { /* compiler built-in */ };
}

/// Tokens as a string.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! stringify {
    ($($t:tt)*) => { /* compiler built-in */ };
}

/// A file's text as a `&'static str`.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! include_str {
    ($file:expr $(,)?) => {{ /* compiler built-in */ }};
}

/// A file's bytes as a `&'static [u8; N]`.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! include_bytes {
    ($file:expr $(,)?) => {{ /* compiler built-in */ }};
}

/// A file's tokens.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! include {
    ($file:expr $(,)?) => {{ /* compiler built-in */ }};
}

/// The path of the current module.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! module_path {
    () => { /* compiler built-in */ };
}

/// Whether a configuration predicate holds.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! cfg {
    ($($cfg:tt)*) => { /* compiler built-in */ };
}

/// The tokens of the first arm whose configuration predicate holds.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! cfg_select {
    ($($tt:tt)*) => { /* compiler built-in */ };
}

/// Panics unless a condition holds.
#[macro_export]
#[rustc_builtin_macro]
macro_rules! assert {
    ($cond:expr $(,)?) => {{ /* compiler built-in */ }};
    ($cond:expr, $($arg:tt)+) => {{ /* compiler built-in */ }};
}

/// Attributes that the compiler expands.
pub(crate) mod builtin {
    /// Derives impls of traits.
    #[rustc_builtin_macro]
    pub macro derive($item:item) {
        /* compiler built-in */
    }

    /// Marks a unit test.
    #[rustc_builtin_macro]
    pub macro test($item:item) {
        /* compiler built-in */
    }
}

/// Writes one `impl Trait for Type` for each type listed.
macro_rules! impl_marker {
    ($trait:ident for $($ty:ty),+ $(,)?) => {
        $(impl $trait for $ty {})+
    };
}
