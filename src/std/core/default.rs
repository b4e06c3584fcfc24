//! `Default`: a value to start from.

/// Types with a value to start from.
#[rustc_diagnostic_item = "Default"]
pub trait Default: Sized {
    /// The value to start from.
    fn default() -> Self;
}

/// The derive macro of `Default`.
#[rustc_builtin_macro(Default, attributes(default))]
pub macro Default($item:item) {
    /* compiler built-in */
}

macro_rules! impl_default {
    ($($ty:ty = $value:expr),* $(,)?) => {
        $(impl Default for $ty {
            #[inline]
            fn default() -> $ty {
                $value
            }
        })*
    };
}

impl_default! {
    () = (), bool = false, char = '\0', f32 = 0.0, f64 = 0.0,
    u8 = 0, u16 = 0, u32 = 0, u64 = 0, u128 = 0, usize = 0,
    i8 = 0, i16 = 0, i32 = 0, i64 = 0, i128 = 0, isize = 0,
}
