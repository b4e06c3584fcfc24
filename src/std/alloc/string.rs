//! `String`: a text that grows.

use core::borrow::{Borrow, BorrowMut};
use core::convert::Infallible;
use core::error::Error;
use core::fmt::{self, Write};
use core::hash::{Hash, Hasher};
use core::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, RangeBounds};
use core::slice::SliceIndex;
use core::str::pattern::Pattern;
use core::str::{FromStr, Utf8Error};

use crate::borrow::Cow;
use crate::boxed::Box;
use crate::vec::Vec;

mod drain;

pub use drain::Drain;

/// A text that grows: UTF-8 in a vector of bytes.
#[lang = "String"]
#[derive(PartialEq, PartialOrd, Eq, Ord)]
#[glasscrab::view(text(ptr = "vec.buf.inner.ptr", len = "vec.len", capacity = "vec.buf.inner.cap"))]
pub struct String {
    vec: Vec<u8>,
}

/// The error of bytes that are not UTF-8, with the bytes.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: Utf8Error,
}

/// The error of numbers that are not UTF-16.
#[derive(Debug)]
pub struct FromUtf16Error(());

impl fmt::Display for FromUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("invalid utf-16: lone surrogate found")
    }
}

impl Error for FromUtf16Error {}

impl FromUtf8Error {
    /// The bytes, borrowed.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Where they are wrong.
    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}

impl fmt::Display for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

impl Error for FromUtf8Error {}

/// Reading a `String` never fails.
pub type ParseError = Infallible;

impl String {
    /// An empty text, without a block.
    #[inline]
    #[must_use]
    pub const fn new() -> String {
        String { vec: Vec::new() }
    }

    /// An empty text with room.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> String {
        String { vec: Vec::with_capacity(capacity) }
    }

    /// The text of bytes, if they are UTF-8.
    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match core::str::from_utf8(&vec) {
            Ok(..) => Ok(String { vec }),
            Err(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }

    /// The text of bytes, with what is wrong replaced.
    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        if let Ok(valid) = core::str::from_utf8(v) {
            return Cow::Borrowed(valid);
        }
        let mut result = String::new();
        let mut rest = v;
        while let Err(error) = core::str::from_utf8(rest) {
            let (valid, after) = rest.split_at(error.valid_up_to());
            // SAFETY: the error says so.
            result.push_str(unsafe { core::str::from_utf8_unchecked(valid) });
            result.push(char::REPLACEMENT_CHARACTER);
            rest = &after[error.error_len().unwrap_or(after.len())..];
        }
        // SAFETY: the loop ended.
        result.push_str(unsafe { core::str::from_utf8_unchecked(rest) });
        Cow::Owned(result)
    }

    /// The text of bytes.
    ///
    /// # Safety
    /// They must be UTF-8.
    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String {
        String { vec: bytes }
    }

    /// The bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.vec
    }

    /// The text.
    #[inline]
    pub const fn as_str(&self) -> &str {
        // SAFETY: the bytes are UTF-8.
        unsafe { core::str::from_utf8_unchecked(self.vec.as_slice()) }
    }

    /// The text, mutable.
    #[inline]
    pub const fn as_mut_str(&mut self) -> &mut str {
        // SAFETY: the bytes are UTF-8.
        unsafe { core::str::from_utf8_unchecked_mut(self.vec.as_mut_slice()) }
    }

    /// Puts a text at the end.
    #[inline]
    #[track_caller]
    pub fn push_str(&mut self, string: &str) {
        // SAFETY: the bytes are those of `string`.
        unsafe { self.vec.append_elements(string.as_ptr(), string.len()) };
    }

    /// How many bytes fit without growing.
    #[inline]
    pub const fn capacity(&self) -> usize {
        self.vec.capacity()
    }

    /// Makes room for more bytes, and for later ones too.
    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.vec.reserve(additional)
    }

    /// Makes room for more bytes, and for no others.
    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.vec.reserve_exact(additional)
    }

    /// Makes room for more bytes, or says why not.
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        self.vec.try_reserve(additional)
    }

    /// Makes room for more bytes and no others, or says why not.
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        self.vec.try_reserve_exact(additional)
    }

    /// Pointer, length and capacity.
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) {
        self.vec.into_raw_parts()
    }

    /// A text of the parts of one.
    ///
    /// # Safety
    /// They must be those of a text.
    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String {
        // SAFETY: promised by the caller.
        String { vec: unsafe { Vec::from_raw_parts(buf, length, capacity) } }
    }

    /// A text from UTF-16.
    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        let mut text = String::with_capacity(v.len());
        for c in char::decode_utf16(v.iter().copied()) {
            let Ok(c) = c else { return Err(FromUtf16Error(())) };
            text.push(c);
        }
        Ok(text)
    }

    /// A text from UTF-16, with U+FFFD for what is none.
    pub fn from_utf16_lossy(v: &[u16]) -> String {
        char::decode_utf16(v.iter().copied()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }

    /// Gives up the room that is not used.
    #[track_caller]
    pub fn shrink_to_fit(&mut self) {
        self.vec.shrink_to_fit()
    }

    /// Gives up room beyond a capacity.
    #[track_caller]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.vec.shrink_to(min_capacity)
    }

    /// Puts a character at the end.
    #[inline]
    #[track_caller]
    pub fn push(&mut self, ch: char) {
        if ch.is_ascii() {
            self.vec.push(ch as u8);
        } else {
            self.push_str(ch.encode_utf8(&mut [0; 4]));
        }
    }

    /// The bytes.
    #[inline]
    pub const fn as_bytes(&self) -> &[u8] {
        self.vec.as_slice()
    }

    /// Drops the text from a byte on.
    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            assert!(self.is_char_boundary(new_len));
            self.vec.truncate(new_len)
        }
    }

    /// Takes the last character out.
    pub fn pop(&mut self) -> Option<char> {
        let ch = self.chars().next_back()?;
        let newlen = self.len() - ch.len_utf8();
        self.vec.truncate(newlen);
        Some(ch)
    }

    /// Takes the character at a byte out.
    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let Some(ch) = self[idx..].chars().next() else {
            panic!("cannot remove a char from the end of a string");
        };
        self.vec.drain(idx..idx + ch.len_utf8());
        ch
    }

    /// Keeps the characters that satisfy a predicate.
    pub fn retain<F: FnMut(char) -> bool>(&mut self, mut f: F) {
        let mut kept = String::with_capacity(self.len());
        for c in self.chars() {
            if f(c) {
                kept.push(c);
            }
        }
        self.vec.clear();
        self.push_str(&kept);
    }

    /// Puts a character in at a byte.
    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) {
        self.insert_str(idx, ch.encode_utf8(&mut [0; 4]));
    }

    /// Puts a text in at a byte.
    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        assert!(self.is_char_boundary(idx));
        let (len, added) = (self.len(), string.len());
        self.vec.reserve(added);
        // SAFETY: there is room.
        unsafe {
            let start = self.vec.as_mut_ptr().add(idx);
            core::ptr::copy(start, start.add(added), len - idx);
            core::ptr::copy_nonoverlapping(string.as_ptr(), start, added);
            self.vec.set_len(len + added);
        }
    }

    /// The bytes, mutable.
    ///
    /// # Safety
    /// They must stay UTF-8.
    pub unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> {
        &mut self.vec
    }

    /// How many bytes.
    #[inline]
    pub const fn len(&self) -> usize {
        self.vec.len()
    }

    /// Whether there are no bytes.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The part from a byte on, as a text of its own.
    #[track_caller]
    #[must_use = "use `.truncate()` if you don't need the other half"]
    pub fn split_off(&mut self, at: usize) -> String {
        assert!(self.is_char_boundary(at));
        String { vec: self.vec.split_off(at) }
    }

    /// Drops all.
    pub fn clear(&mut self) {
        self.vec.clear()
    }

    /// Takes a part out.
    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_> {
        let core::ops::Range { start, end } = core::slice::range(range, ..self.len());
        assert!(self.is_char_boundary(start));
        assert!(self.is_char_boundary(end));
        let string = self as *mut String;
        // SAFETY: the text is borrowed as long as the drain is there.
        let iter = unsafe { (&(*string))[start..end].chars() };
        Drain::new(string, start, end, iter)
    }

    /// Replaces a part.
    #[track_caller]
    pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str) {
        let range = core::slice::range(range, ..self.len());
        assert!(self.is_char_boundary(range.start), "start of range should be a character boundary");
        assert!(self.is_char_boundary(range.end), "end of range should be a character boundary");
        let tail = self.vec.split_off(range.end);
        self.vec.truncate(range.start);
        self.push_str(replace_with);
        self.vec.extend_from_slice(&tail);
    }

    /// The text as a box, without further room.
    #[track_caller]
    pub fn into_boxed_str(self) -> Box<str> {
        // SAFETY: the bytes are UTF-8.
        unsafe { crate::str::from_boxed_utf8_unchecked(self.vec.into_boxed_slice()) }
    }

    /// The text as a reference that stays for ever.
    pub fn leak<'a>(self) -> &'a mut str {
        // SAFETY: the bytes are UTF-8.
        unsafe { core::str::from_utf8_unchecked_mut(self.vec.leak()) }
    }
}

impl Clone for String {
    #[track_caller]
    fn clone(&self) -> Self {
        String { vec: self.vec.clone() }
    }

    #[track_caller]
    fn clone_from(&mut self, source: &Self) {
        self.vec.clone_from(&source.vec);
    }
}

macro_rules! extends {
    ($([$($generics:tt)*] $item:ty, |$string:ident, $x:ident| $push:expr;)*) => {
        $(
            impl<$($generics)*> Extend<$item> for String {
                fn extend<I: IntoIterator<Item = $item>>(&mut self, iter: I) {
                    let $string = self;
                    for $x in iter {
                        $push;
                    }
                }
            }

            impl<$($generics)*> FromIterator<$item> for String {
                fn from_iter<I: IntoIterator<Item = $item>>(iter: I) -> String {
                    let mut buf = String::new();
                    buf.extend(iter);
                    buf
                }
            }
        )*
    };
}

extends! {
    [] char, |string, c| string.push(c);
    ['a] &'a char, |string, c| string.push(*c);
    ['a] &'a str, |string, s| string.push_str(s);
    [] String, |string, s| string.push_str(&s);
    [] Box<str>, |string, s| string.push_str(&s);
    ['a] Cow<'a, str>, |string, s| string.push_str(&s);
}

impl Default for String {
    fn default() -> String {
        String::new()
    }
}

impl fmt::Display for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl fmt::Debug for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Hash for String {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        (**self).hash(hasher)
    }
}

impl Write for String {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }

    fn write_char(&mut self, c: char) -> fmt::Result {
        self.push(c);
        Ok(())
    }
}

impl Add<&str> for String {
    type Output = String;

    fn add(mut self, other: &str) -> String {
        self.push_str(other);
        self
    }
}

impl AddAssign<&str> for String {
    fn add_assign(&mut self, other: &str) {
        self.push_str(other);
    }
}

impl<I: SliceIndex<str>> Index<I> for String {
    type Output = I::Output;

    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_str())
    }
}

impl<I: SliceIndex<str>> IndexMut<I> for String {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_str())
    }
}

impl Deref for String {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl DerefMut for String {
    #[inline]
    fn deref_mut(&mut self) -> &mut str {
        self.as_mut_str()
    }
}

macro_rules! equality {
    ($($left:ty, $right:ty;)*) => {
        $(
            impl<'a, 'b> PartialEq<$right> for $left {
                #[inline]
                fn eq(&self, other: &$right) -> bool {
                    PartialEq::eq(&self[..], &other[..])
                }
            }

            impl<'a, 'b> PartialEq<$left> for $right {
                #[inline]
                fn eq(&self, other: &$left) -> bool {
                    PartialEq::eq(&self[..], &other[..])
                }
            }
        )*
    };
}

equality! { String, str; String, &'a str; Cow<'a, str>, str; Cow<'a, str>, &'b str; Cow<'a, str>, String; }

impl FromStr for String {
    type Err = Infallible;

    fn from_str(s: &str) -> Result<String, Infallible> {
        Ok(String::from(s))
    }
}

/// Types with a text: what `Display` types have.
#[rustc_diagnostic_item = "ToString"]
pub trait ToString {
    /// The text.
    fn to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> ToString for T {
    fn to_string(&self) -> String {
        let mut buf = String::new();
        write!(buf, "{}", self).expect("a Display implementation returned an error unexpectedly");
        buf
    }
}

impl AsRef<str> for String {
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsRef<[u8]> for String {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Borrow<str> for String {
    fn borrow(&self) -> &str {
        self
    }
}

impl BorrowMut<str> for String {
    fn borrow_mut(&mut self) -> &mut str {
        self
    }
}

impl From<&str> for String {
    #[inline]
    #[track_caller]
    fn from(s: &str) -> String {
        let mut string = String::with_capacity(s.len());
        string.push_str(s);
        string
    }
}

impl From<&mut str> for String {
    fn from(s: &mut str) -> String {
        String::from(&*s)
    }
}

impl From<&String> for String {
    fn from(s: &String) -> String {
        s.clone()
    }
}

impl From<char> for String {
    fn from(c: char) -> String {
        String::from(&*c.encode_utf8(&mut [0; 4]))
    }
}

impl From<Box<str>> for String {
    fn from(s: Box<str>) -> String {
        s.into_string()
    }
}

impl From<String> for Box<str> {
    fn from(s: String) -> Box<str> {
        s.into_boxed_str()
    }
}

impl<'a> From<Cow<'a, str>> for String {
    fn from(s: Cow<'a, str>) -> String {
        s.into_owned()
    }
}

impl<'a> From<&'a str> for Cow<'a, str> {
    fn from(s: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(s)
    }
}

impl<'a> From<String> for Cow<'a, str> {
    fn from(s: String) -> Cow<'a, str> {
        Cow::Owned(s)
    }
}

impl<'b> Pattern for &'b String {
    fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
        self.as_str().find_in(haystack, from)
    }

    fn rfind_in(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)> {
        self.as_str().rfind_in(haystack, to)
    }
}

impl String {
    /// Adds a copy of a part at the end.
    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let core::ops::Range { start, end } = core::slice::range(src, ..self.len());
        assert!(self.is_char_boundary(start));
        assert!(self.is_char_boundary(end));
        self.vec.extend_from_within(start..end);
    }
}

impl TryFrom<Vec<u8>> for String {
    type Error = FromUtf8Error;

    fn try_from(bytes: Vec<u8>) -> Result<String, FromUtf8Error> {
        String::from_utf8(bytes)
    }
}
