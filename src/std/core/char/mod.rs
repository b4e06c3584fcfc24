//! Characters: conversion, classes, case, escapes.

use crate::fmt::{self, Write};
use crate::iter::FusedIterator;

mod decode;
mod methods;
mod tables;
mod unicode;

#[doc(hidden)]
pub use unicode::sigma_is_final;

pub use decode::{DecodeUtf16, DecodeUtf16Error, decode_utf16};
pub use methods::{from_digit, from_u32, from_u32_unchecked};

/// What stands for what cannot be decoded.
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;
/// The greatest character.
pub const MAX: char = char::MAX;

/// The error of a number that is no character.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct CharTryFromError(());

impl fmt::Display for CharTryFromError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("converted integer out of range for `char`")
    }
}

/// The error of a text that is not one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseCharError {
    kind: CharErrorKind,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}

impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            CharErrorKind::EmptyString => "cannot parse char from empty string",
            CharErrorKind::TooManyChars => "too many characters in string",
        })
    }
}

impl crate::str::FromStr for char {
    type Err = ParseCharError;

    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }),
        }
    }
}

impl TryFrom<u32> for char {
    type Error = CharTryFromError;

    fn try_from(i: u32) -> Result<char, CharTryFromError> {
        char::from_u32(i).ok_or(CharTryFromError(()))
    }
}

impl From<char> for u32 {
    fn from(c: char) -> u32 {
        c as u32
    }
}

impl From<char> for u64 {
    fn from(c: char) -> u64 {
        c as u64
    }
}

impl From<char> for u128 {
    fn from(c: char) -> u128 {
        c as u128
    }
}

impl TryFrom<char> for u8 {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<u8, TryFromCharError> {
        if c as u32 <= 0xff { Ok(c as u32 as u8) } else { Err(TryFromCharError(())) }
    }
}

impl TryFrom<char> for u16 {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<u16, TryFromCharError> {
        if c as u32 <= 0xffff { Ok(c as u32 as u16) } else { Err(TryFromCharError(())) }
    }
}

impl TryFrom<char> for usize {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<usize, TryFromCharError> {
        Ok(c as u32 as usize)
    }
}

/// The error of a character that does not fit a number.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromCharError(());

impl fmt::Display for TryFromCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("unicode code point out of range")
    }
}

/// Up to three characters: what a change of case makes of one.
#[derive(Clone, Debug)]
struct CaseMapping {
    chars: [char; 3],
    at: usize,
    end: usize,
}

impl CaseMapping {
    fn new(chars: [char; 3]) -> CaseMapping {
        let end = if chars[2] != '\0' {
            3
        } else if chars[1] != '\0' {
            2
        } else {
            1
        };
        CaseMapping { chars, at: 0, end }
    }
}

macro_rules! case_iterators {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub struct $name(CaseMapping);

            impl Iterator for $name {
                type Item = char;

                fn next(&mut self) -> Option<char> {
                    if self.0.at == self.0.end {
                        return None;
                    }
                    self.0.at += 1;
                    Some(self.0.chars[self.0.at - 1])
                }

                fn size_hint(&self) -> (usize, Option<usize>) {
                    let n = self.0.end - self.0.at;
                    (n, Some(n))
                }
            }

            impl DoubleEndedIterator for $name {
                fn next_back(&mut self) -> Option<char> {
                    if self.0.at == self.0.end {
                        return None;
                    }
                    self.0.end -= 1;
                    Some(self.0.chars[self.0.end])
                }
            }

            impl ExactSizeIterator for $name {}

            impl FusedIterator for $name {}

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    for c in self.clone() {
                        f.write_char(c)?;
                    }
                    Ok(())
                }
            }
        )*
    };
}

case_iterators! {
    /// The lower-case form of a character.
    ToLowercase;
    /// The upper-case form of a character.
    ToUppercase;
}

/// The characters of an escape, up to `\u{10ffff}`.
#[derive(Clone, Debug)]
struct Escape {
    bytes: [u8; 10],
    len: usize,
    /// The character itself, where it needs no escape.
    plain: Option<char>,
    at: usize,
}

impl Escape {
    fn plain(c: char) -> Escape {
        Escape { bytes: [0; 10], len: 0, plain: Some(c), at: 0 }
    }

    fn backslash(c: u8) -> Escape {
        let mut bytes = [0; 10];
        bytes[0] = b'\\';
        bytes[1] = c;
        Escape { bytes, len: 2, plain: None, at: 0 }
    }

    fn unicode(c: char) -> Escape {
        let c = c as u32;
        let digits = (if c == 0 { 1 } else { c.ilog2() / 4 + 1 }) as usize;
        let mut bytes = [0; 10];
        bytes[0] = b'\\';
        bytes[1] = b'u';
        bytes[2] = b'{';
        for i in 0..digits {
            let nibble = (c >> (4 * (digits - 1 - i))) & 15;
            bytes[3 + i] = b"0123456789abcdef"[nibble as usize];
        }
        bytes[3 + digits] = b'}';
        Escape { bytes, len: 4 + digits, plain: None, at: 0 }
    }

    fn next(&mut self) -> Option<char> {
        if let Some(c) = self.plain.take() {
            return Some(c);
        }
        if self.at == self.len {
            return None;
        }
        self.at += 1;
        Some(self.bytes[self.at - 1] as char)
    }
}

macro_rules! escape_iterators {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub struct $name(Escape);

            impl Iterator for $name {
                type Item = char;

                fn next(&mut self) -> Option<char> {
                    self.0.next()
                }

                fn size_hint(&self) -> (usize, Option<usize>) {
                    let n = self.0.len - self.0.at + self.0.plain.is_some() as usize;
                    (n, Some(n))
                }
            }

            impl ExactSizeIterator for $name {}

            impl FusedIterator for $name {}

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    for c in self.clone() {
                        f.write_char(c)?;
                    }
                    Ok(())
                }
            }
        )*
    };
}

escape_iterators! {
    /// A character as `{:?}` writes it.
    EscapeDebug;
    /// A character as Rust source may write it, in ASCII.
    EscapeDefault;
    /// A character as `\u{…}`.
    EscapeUnicode;
}
