#[rustc_builtin_macro] macro_rules! format_args { () => {}; }
#[rustc_builtin_macro] macro_rules! const_format_args { () => {}; }
#[rustc_builtin_macro] macro_rules! format_args_nl { () => {}; }
#[rustc_builtin_macro] macro_rules! concat { () => {}; }
#[rustc_builtin_macro] macro_rules! stringify { () => {}; }
#[rustc_builtin_macro] macro_rules! line { () => {}; }
#[rustc_builtin_macro] macro_rules! cfg { () => {}; }
#[rustc_builtin_macro] macro_rules! assert { () => {}; }
#[rustc_builtin_macro] macro_rules! panic { () => {}; }
#[rustc_builtin_macro] macro_rules! compile_error { () => {}; }
macro_rules! println { () => { $crate::io::_print($crate::format_args!("\n")) }; ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args_nl!($($arg)*)); }}; }
