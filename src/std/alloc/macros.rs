//! `vec!` and `format!`.

/// A vector of the elements listed, or of copies of one. The listed ones are written where they stay: the block is there before them.
#[macro_export]
macro_rules! vec {
    () => {
        $crate::vec::Vec::new()
    };
    ($elem:expr; $n:expr) => {
        $crate::vec::from_elem($elem, $n)
    };
    ($($x:expr),+ $(,)?) => {
        $crate::boxed::box_assume_init_into_vec_unsafe(
            $crate::intrinsics::write_box_via_move($crate::boxed::Box::new_uninit(), [$($x),+])
        )
    };
}

/// Formatted text as a `String`.
#[macro_export]
macro_rules! format {
    ($($arg:tt)*) => {
        $crate::__export::must_use({ $crate::fmt::format($crate::__export::format_args!($($arg)*)) })
    };
}
