//! Inline assembly: known by name, so that a use of it is told as a limit.

/// Assembly in a function.
#[rustc_builtin_macro]
pub macro asm($($arg:tt)*) {
    /* compiler built-in */
}

/// Assembly as the whole body of a function.
#[rustc_builtin_macro]
pub macro naked_asm($($arg:tt)*) {
    /* compiler built-in */
}

/// Assembly outside functions.
#[rustc_builtin_macro]
pub macro global_asm($($arg:tt)*) {
    /* compiler built-in */
}
