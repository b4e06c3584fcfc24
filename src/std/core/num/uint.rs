//! The unsigned integers, and what `u8` knows of ASCII.

use crate::intrinsics;
use crate::num::{IntErrorKind, ParseIntError};
use crate::str::FromStr;

macro_rules! is_negative {
    ($ty:ident, $x:expr) => {
        false
    };
}

macro_rules! is_signed {
    ($ty:ident) => {
        false
    };
}

macro_rules! division_overflows {
    ($ty:ident, $x:expr, $y:expr) => {
        false
    };
}

macro_rules! unsigned {
    ($($Self:ident $Signed:ident $bits:literal $bytes:literal;)*) => {
        $(impl $Self {
            /// The smallest value.
            pub const MIN: Self = 0;
            /// The greatest value.
            pub const MAX: Self = !0;

            common_int_methods! { $Self, $Self, $Signed, $bits, $bytes }
            unsigned_methods! { $Self, $Signed }
        })*
    };
}

unsigned! {
    u8 i8 8 1;
    u16 i16 16 2;
    u32 i32 32 4;
    u64 i64 64 8;
    u128 i128 128 16;
    usize isize 64 8;
}

integer_from_str! { u8 u16 u32 u64 u128 usize }

impl u8 {
    /// Whether this is an ASCII byte.
    #[inline]
    pub const fn is_ascii(&self) -> bool {
        *self < 128
    }

    /// With lower-case ASCII letters made upper-case.
    #[inline]
    pub const fn to_ascii_uppercase(&self) -> u8 {
        if self.is_ascii_lowercase() { *self - 32 } else { *self }
    }

    /// With upper-case ASCII letters made lower-case.
    #[inline]
    pub const fn to_ascii_lowercase(&self) -> u8 {
        if self.is_ascii_uppercase() { *self + 32 } else { *self }
    }

    /// Whether both are equal but for the case of ASCII letters.
    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }

    /// Makes a lower-case ASCII letter upper-case.
    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }

    /// Makes an upper-case ASCII letter lower-case.
    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    /// Whether this is an ASCII letter.
    pub const fn is_ascii_alphabetic(&self) -> bool {
        matches!(*self, b'A'..=b'Z' | b'a'..=b'z')
    }

    /// Whether this is an upper-case ASCII letter.
    pub const fn is_ascii_uppercase(&self) -> bool {
        matches!(*self, b'A'..=b'Z')
    }

    /// Whether this is a lower-case ASCII letter.
    pub const fn is_ascii_lowercase(&self) -> bool {
        matches!(*self, b'a'..=b'z')
    }

    /// Whether this is an ASCII letter or digit.
    pub const fn is_ascii_alphanumeric(&self) -> bool {
        matches!(*self, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z')
    }

    /// Whether this is an ASCII digit.
    pub const fn is_ascii_digit(&self) -> bool {
        matches!(*self, b'0'..=b'9')
    }

    /// Whether this is an ASCII hexadecimal digit.
    pub const fn is_ascii_hexdigit(&self) -> bool {
        matches!(*self, b'0'..=b'9' | b'A'..=b'F' | b'a'..=b'f')
    }

    /// Whether this is ASCII punctuation.
    pub const fn is_ascii_punctuation(&self) -> bool {
        self.is_ascii_graphic() && !self.is_ascii_alphanumeric()
    }

    /// Whether this is an ASCII character with a picture.
    pub const fn is_ascii_graphic(&self) -> bool {
        matches!(*self, b'!'..=b'~')
    }

    /// Whether this is ASCII white space.
    pub const fn is_ascii_whitespace(&self) -> bool {
        matches!(*self, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
    }

    /// Whether this is an ASCII control character.
    pub const fn is_ascii_control(&self) -> bool {
        matches!(*self, b'\0'..=b'\x1F' | b'\x7F')
    }

    /// The byte as Rust source would write it.
    pub fn escape_ascii(self) -> crate::ascii::EscapeDefault {
        crate::ascii::escape_default(self)
    }
}
