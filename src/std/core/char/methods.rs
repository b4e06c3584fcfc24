//! The methods of `char`.

use super::{CaseMapping, Escape, EscapeDebug, EscapeDefault, EscapeUnicode, ToLowercase, ToUppercase, unicode};
use crate::fmt::{self, Write};

/// The character of a number, if it is one.
pub const fn from_u32(i: u32) -> Option<char> {
    char::from_u32(i)
}

/// The character of a number.
///
/// # Safety
/// It must be one.
pub const unsafe fn from_u32_unchecked(i: u32) -> char {
    // SAFETY: promised by the caller.
    unsafe { crate::mem::transmute(i) }
}

/// The digit of a value in a radix.
pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    char::from_digit(num, radix)
}

impl char {
    /// The smallest character.
    pub const MIN: char = '\0';
    /// How many bytes UTF-8 needs at most.
    pub const MAX_LEN_UTF8: usize = 4;
    /// How many numbers UTF-16 needs at most.
    pub const MAX_LEN_UTF16: usize = 2;
    /// The greatest character.
    pub const MAX: char = '\u{10FFFF}';
    /// What stands for what cannot be decoded.
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    /// The character of a number, if it is one.
    #[inline]
    pub const fn from_u32(i: u32) -> Option<char> {
        if i > 0x10ffff || (i >= 0xd800 && i <= 0xdfff) {
            None
        } else {
            // SAFETY: just checked.
            Some(unsafe { crate::mem::transmute::<u32, char>(i) })
        }
    }

    /// The character of a number.
    ///
    /// # Safety
    /// It must be one.
    pub const unsafe fn from_u32_unchecked(i: u32) -> char {
        // SAFETY: promised by the caller.
        unsafe { crate::mem::transmute(i) }
    }

    /// The digit of a value in a radix.
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        if radix > 36 {
            crate::panicking::panic("from_digit: radix is too high (maximum 36)");
        }
        if num >= radix {
            return None;
        }
        Some(if num < 10 { (b'0' + num as u8) as char } else { (b'a' + num as u8 - 10) as char })
    }

    /// Whether this is a digit in a radix.
    pub const fn is_digit(self, radix: u32) -> bool {
        self.to_digit(radix).is_some()
    }

    /// The value of this digit in a radix.
    #[track_caller]
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        if radix < 2 || radix > 36 {
            crate::panicking::panic("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        }
        if self.is_ascii() { crate::num::digit(self as u8, radix) } else { None }
    }

    /// How many bytes this takes in UTF-8.
    #[inline]
    pub const fn len_utf8(self) -> usize {
        let code = self as u32;
        if code < 0x80 {
            1
        } else if code < 0x800 {
            2
        } else if code < 0x10000 {
            3
        } else {
            4
        }
    }

    /// How many units this takes in UTF-16.
    pub const fn len_utf16(self) -> usize {
        if (self as u32) < 0x10000 { 1 } else { 2 }
    }

    /// Writes this into a buffer in UTF-16.
    #[inline]
    #[track_caller]
    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let code = self as u32;
        if code < 0x10000 {
            dst[0] = code as u16;
            return dst.split_at_mut(1).0;
        }
        let code = code - 0x10000;
        dst[0] = 0xd800 | (code >> 10) as u16;
        dst[1] = 0xdc00 | (code & 0x3ff) as u16;
        dst.split_at_mut(2).0
    }

    /// Writes this into a buffer in UTF-8.
    #[inline]
    #[track_caller]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let code = self as u32;
        let len = self.len_utf8();
        match len {
            1 => dst[0] = code as u8,
            2 => {
                dst[0] = (code >> 6) as u8 | 0xc0;
                dst[1] = (code & 0x3f) as u8 | 0x80;
            }
            3 => {
                dst[0] = (code >> 12) as u8 | 0xe0;
                dst[1] = ((code >> 6) & 0x3f) as u8 | 0x80;
                dst[2] = (code & 0x3f) as u8 | 0x80;
            }
            _ => {
                dst[0] = (code >> 18) as u8 | 0xf0;
                dst[1] = ((code >> 12) & 0x3f) as u8 | 0x80;
                dst[2] = ((code >> 6) & 0x3f) as u8 | 0x80;
                dst[3] = (code & 0x3f) as u8 | 0x80;
            }
        }
        // SAFETY: these bytes are UTF-8.
        unsafe { crate::str::from_utf8_unchecked_mut(crate::slice::from_raw_parts_mut(dst.as_mut_ptr(), len)) }
    }

    /// Whether this is a letter.
    pub fn is_alphabetic(self) -> bool {
        if self.is_ascii() { self.is_ascii_alphabetic() } else { unicode::is_alphabetic(self) }
    }

    /// Whether this is lower-case.
    pub const fn is_lowercase(self) -> bool {
        if self.is_ascii() {
            self.is_ascii_lowercase()
        } else {
            unicode::is_lowercase(self)
        }
    }

    /// Whether this is upper-case.
    pub const fn is_uppercase(self) -> bool {
        if self.is_ascii() {
            self.is_ascii_uppercase()
        } else {
            unicode::is_uppercase(self)
        }
    }

    /// Whether this is white space.
    #[inline]
    pub const fn is_whitespace(self) -> bool {
        match self {
            ' ' | '\t'..='\r' => true,
            c => !c.is_ascii() && unicode::is_white_space(c),
        }
    }

    /// Whether this is a letter or number.
    pub fn is_alphanumeric(self) -> bool {
        self.is_alphabetic() || self.is_numeric()
    }

    /// Whether this is a control character.
    pub fn is_control(self) -> bool {
        matches!(self as u32, 0..=0x1f | 0x7f..=0x9f)
    }

    /// Whether this is a number.
    pub fn is_numeric(self) -> bool {
        if self.is_ascii() { self.is_ascii_digit() } else { unicode::is_numeric(self) }
    }

    /// The lower-case form.
    pub fn to_lowercase(self) -> ToLowercase {
        let chars = if self.is_ascii() { [self.to_ascii_lowercase(), '\0', '\0'] } else { unicode::to_lower(self) };
        ToLowercase(CaseMapping::new(chars))
    }

    /// The upper-case form.
    pub fn to_uppercase(self) -> ToUppercase {
        let chars = if self.is_ascii() { [self.to_ascii_uppercase(), '\0', '\0'] } else { unicode::to_upper(self) };
        ToUppercase(CaseMapping::new(chars))
    }

    /// Whether this is an ASCII character.
    #[inline]
    pub const fn is_ascii(&self) -> bool {
        *self as u32 <= 0x7f
    }

    /// With an ASCII letter made upper-case.
    pub const fn to_ascii_uppercase(&self) -> char {
        if self.is_ascii() { (*self as u8).to_ascii_uppercase() as char } else { *self }
    }

    /// With an ASCII letter made lower-case.
    pub const fn to_ascii_lowercase(&self) -> char {
        if self.is_ascii() { (*self as u8).to_ascii_lowercase() as char } else { *self }
    }

    /// Whether both are equal but for the case of ASCII letters.
    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool {
        self.to_ascii_lowercase() as u32 == other.to_ascii_lowercase() as u32
    }

    /// Makes an ASCII letter upper-case.
    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }

    /// Makes an ASCII letter lower-case.
    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    /// As `{:?}` writes it.
    pub fn escape_debug(self) -> EscapeDebug {
        EscapeDebug(match self {
            '\0' => Escape::backslash(b'0'),
            '\t' => Escape::backslash(b't'),
            '\r' => Escape::backslash(b'r'),
            '\n' => Escape::backslash(b'n'),
            '\\' | '"' | '\'' => Escape::backslash(self as u8),
            ' '..='~' => Escape::plain(self),
            _ if self.is_ascii() || !unicode::is_printable(self) || unicode::is_grapheme_extended(self) => {
                Escape::unicode(self)
            }
            _ => Escape::plain(self),
        })
    }

    /// As `escape_debug` of a text writes it after another character.
    pub(crate) fn escape_debug_within(self) -> EscapeDebug {
        if !self.is_ascii() && unicode::is_grapheme_extended(self) {
            EscapeDebug(Escape::plain(self))
        } else {
            self.escape_debug()
        }
    }

    /// As Rust source may write it, in ASCII.
    pub fn escape_default(self) -> EscapeDefault {
        EscapeDefault(match self {
            '\t' => Escape::backslash(b't'),
            '\r' => Escape::backslash(b'r'),
            '\n' => Escape::backslash(b'n'),
            '\\' | '\'' | '"' => Escape::backslash(self as u8),
            ' '..='~' => Escape::plain(self),
            _ => Escape::unicode(self),
        })
    }

    /// As `\u{…}`.
    pub fn escape_unicode(self) -> EscapeUnicode {
        EscapeUnicode(Escape::unicode(self))
    }

    /// Writes this as `{:?}` does, both quotes escaped.
    pub(crate) fn write_escaped(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.escape_debug() {
            f.write_char(c)?;
        }
        Ok(())
    }
}

macro_rules! ascii_classes {
    ($($name:ident)*) => {
        impl char {
            $(
                /// As the method of `u8`; false beyond ASCII.
                #[inline]
                pub const fn $name(&self) -> bool {
                    self.is_ascii() && (*self as u8).$name()
                }
            )*
        }
    };
}

ascii_classes! {
    is_ascii_alphabetic is_ascii_uppercase is_ascii_lowercase is_ascii_alphanumeric is_ascii_digit is_ascii_hexdigit
    is_ascii_punctuation is_ascii_graphic is_ascii_whitespace is_ascii_control
}
