//! Strings: UTF-8 validation, methods and traits. What needs a heap is in alloc.

use crate::cmp::Ordering;
use crate::fmt;
use crate::ops::{Index, IndexMut};
use crate::slice::SliceIndex;

mod escape;
mod index;
mod iter;
mod lossy;
mod methods;
pub mod pattern;
mod validations;

pub use escape::{EscapeDebug, EscapeDefault, EscapeUnicode};
pub use iter::{
    Bytes, CharIndices, Chars, EncodeUtf16, Lines, MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN,
    RSplitTerminator, Split, SplitAsciiWhitespace, SplitInclusive, SplitN, SplitTerminator, SplitWhitespace,
};
pub use lossy::{Utf8Chunk, Utf8Chunks};
pub use validations::{from_utf8, from_utf8_mut};

/// Types that can be read from a text: what `parse` calls.
#[rustc_diagnostic_item = "FromStr"]
pub trait FromStr: Sized {
    /// Why a text cannot be read.
    type Err;

    /// Reads a text.
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

/// The error of a text that is neither `true` nor `false`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseBoolError;

impl fmt::Display for ParseBoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("provided string was not `true` or `false`")
    }
}

impl FromStr for bool {
    type Err = ParseBoolError;

    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        match s {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParseBoolError),
        }
    }
}

/// The error of bytes that are not UTF-8.
#[derive(Copy, Eq, PartialEq, Clone, Debug)]
pub struct Utf8Error {
    valid_up_to: usize,
    error_len: Option<u8>,
}

impl Utf8Error {
    /// How many bytes are valid.
    pub const fn valid_up_to(&self) -> usize {
        self.valid_up_to
    }

    /// How many bytes are invalid; `None` if the text ends too early.
    pub const fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(len) => Some(len as usize),
            None => None,
        }
    }
}

impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error_len {
            Some(len) => {
                write!(f, "invalid utf-8 sequence of {} bytes from index {}", len, self.valid_up_to)
            }
            None => write!(f, "incomplete utf-8 byte sequence from index {}", self.valid_up_to),
        }
    }
}

/// A string of bytes.
///
/// # Safety
/// They must be UTF-8.
#[inline]
pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
    // SAFETY: promised by the caller.
    unsafe { crate::mem::transmute(v) }
}

/// A mutable string of bytes.
///
/// # Safety
/// They must be UTF-8.
#[inline]
pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
    // SAFETY: promised by the caller.
    unsafe { &mut *(v as *mut [u8] as *mut str) }
}

impl PartialEq for str {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for str {}

impl PartialOrd for str {
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for str {
    fn cmp(&self, other: &str) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;

    #[inline]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<I: SliceIndex<str>> IndexMut<I> for str {
    #[inline]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

impl Default for &str {
    fn default() -> Self {
        ""
    }
}

impl AsRef<[u8]> for str {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

/// The panic of a range that is not there or cuts a character.
#[cold]
#[track_caller]
pub(crate) fn slice_error_fail(s: &str, begin: usize, end: usize) -> ! {
    let shown = &s[..s.floor_char_boundary(256)];
    let more = if shown.len() < s.len() { "[...]" } else { "" };
    for (name, index) in [("start", begin), ("end", end)] {
        if index > s.len() {
            panic!("{name} byte index {index} is out of bounds of `{shown}`{more}");
        }
    }
    if begin > end {
        panic!("begin > end ({begin} > {end}) when slicing `{shown}`{more}");
    }
    let (name, index) = if s.is_char_boundary(begin) { ("end", end) } else { ("start", begin) };
    let start = s.floor_char_boundary(index);
    let ch = s[start..].chars().next().unwrap();
    let range = start..start + ch.len_utf8();
    panic!("{name} byte index {index} is not a char boundary; it is inside {ch:?} (bytes {range:?}) of `{shown}`{more}")
}
