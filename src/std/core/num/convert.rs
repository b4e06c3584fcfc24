//! Conversions between the number types.

use crate::num::TryFromIntError;

/// Conversions that never lose anything.
macro_rules! lossless {
    ($($small:ident => $($large:ident)+;)*) => {
        $($(impl From<$small> for $large {
            #[inline]
            fn from(small: $small) -> Self {
                small as Self
            }
        })+)*
    };
}

lossless! {
    bool => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64 char;
    u16 => u32 u64 u128 usize i32 i64 i128 f32 f64;
    u32 => u64 u128 i64 i128 f64;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize f32 f64;
    i16 => i32 i64 i128 isize f32 f64;
    i32 => i64 i128 f64;
    i64 => i128;
    f32 => f64;
}

impl From<bool> for f32 {
    fn from(b: bool) -> f32 {
        b as u8 as f32
    }
}

impl From<bool> for f64 {
    fn from(b: bool) -> f64 {
        b as u8 as f64
    }
}

/// Conversions that may fail: the value must survive the way there and back, with its sign.
macro_rules! fallible {
    ($($source:ident => $($target:ident)+;)*) => {
        $($(impl TryFrom<$source> for $target {
            type Error = TryFromIntError;

            #[inline]
            #[allow(unused_comparisons)]
            fn try_from(u: $source) -> Result<Self, TryFromIntError> {
                let result = u as $target;
                if result as $source == u && (result < 0) == (u < 0) { Ok(result) } else { Err(TryFromIntError(())) }
            }
        })+)*
    };
}

fallible! {
    u8 => i8;
    u16 => u8 i8 i16 isize;
    u32 => u8 u16 i8 i16 i32 usize isize;
    u64 => u8 u16 u32 i8 i16 i32 i64 usize isize;
    u128 => u8 u16 u32 u64 i8 i16 i32 i64 i128 usize isize;
    usize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => u8 u16 u32 u64 u128 i8 usize;
    i32 => u8 u16 u32 u64 u128 i8 i16 usize isize;
    i64 => u8 u16 u32 u64 u128 i8 i16 i32 usize isize;
    i128 => u8 u16 u32 u64 u128 i8 i16 i32 i64 usize isize;
    isize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 usize;
}

macro_rules! bool_from {
    ($($ty:ident)*) => {
        $(impl TryFrom<$ty> for bool {
            type Error = TryFromIntError;

            fn try_from(i: $ty) -> Result<bool, TryFromIntError> {
                match i {
                    0 => Ok(false),
                    1 => Ok(true),
                    _ => Err(TryFromIntError(())),
                }
            }
        })*
    };
}

bool_from! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
