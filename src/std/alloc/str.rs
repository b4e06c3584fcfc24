//! Strings: what needs a heap. Also all of `core::str`.

use crate::borrow::ToOwned;
use crate::boxed::Box;
use crate::string::String;

pub use core::str::*;

use core::char::sigma_is_final;
use core::str::pattern::Pattern;

impl ToOwned for str {
    type Owned = String;

    #[inline]
    fn to_owned(&self) -> String {
        String::from(self)
    }
}

impl str {
    /// With all matches replaced.
    #[rustc_allow_incoherent_impl]
    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        let mut result = String::with_capacity(self.len());
        let mut last_end = 0;
        for (start, part) in self.match_indices(from) {
            result.push_str(&self[last_end..start]);
            result.push_str(to);
            last_end = start + part.len();
        }
        result.push_str(&self[last_end..]);
        result
    }

    /// With the first matches replaced.
    #[rustc_allow_incoherent_impl]
    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(32);
        let mut last_end = 0;
        for (start, part) in self.match_indices(pat).take(count) {
            result.push_str(&self[last_end..start]);
            result.push_str(to);
            last_end = start + part.len();
        }
        result.push_str(&self[last_end..]);
        result
    }

    /// In lower case.
    #[rustc_allow_incoherent_impl]
    pub fn to_lowercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for (i, c) in self.char_indices() {
            if c == 'Σ' {
                s.push(if sigma_is_final(&self[..i], &self[i + 2..]) { 'ς' } else { 'σ' });
            } else {
                s.extend(c.to_lowercase());
            }
        }
        s
    }

    /// In upper case.
    #[rustc_allow_incoherent_impl]
    pub fn to_uppercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for c in self.chars() {
            s.extend(c.to_uppercase());
        }
        s
    }

    /// A number of times.
    #[rustc_allow_incoherent_impl]
    #[track_caller]
    pub fn repeat(&self, n: usize) -> String {
        let mut s = String::with_capacity(self.len().checked_mul(n).expect("capacity overflow"));
        for _ in 0..n {
            s.push_str(self);
        }
        s
    }

    /// With ASCII letters made upper-case.
    #[rustc_allow_incoherent_impl]
    pub fn to_ascii_uppercase(&self) -> String {
        let mut s = self.to_owned();
        s.make_ascii_uppercase();
        s
    }

    /// With ASCII letters made lower-case.
    #[rustc_allow_incoherent_impl]
    pub fn to_ascii_lowercase(&self) -> String {
        let mut s = self.to_owned();
        s.make_ascii_lowercase();
        s
    }

    /// A boxed string as a `String`.
    #[rustc_allow_incoherent_impl]
    pub fn into_string(self: Box<str>) -> String {
        let slice = Box::<[u8]>::from(self);
        // SAFETY: the bytes of a string.
        unsafe { String::from_utf8_unchecked(crate::slice::into_vec(slice)) }
    }
}

impl From<Box<str>> for Box<[u8]> {
    fn from(s: Box<str>) -> Box<[u8]> {
        // SAFETY: same layout.
        unsafe { Box::from_raw(Box::into_raw(s) as *mut [u8]) }
    }
}

/// A boxed string of bytes.
///
/// # Safety
/// They must be UTF-8.
pub unsafe fn from_boxed_utf8_unchecked(v: Box<[u8]>) -> Box<str> {
    // SAFETY: promised by the caller.
    unsafe { Box::from_raw(Box::into_raw(v) as *mut str) }
}
