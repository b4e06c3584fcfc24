//! Characters from UTF-16.

use crate::error::Error;
use crate::fmt;
use crate::iter::FusedIterator;

/// The characters of UTF-16 numbers.
#[derive(Clone, Debug)]
pub struct DecodeUtf16<I: Iterator<Item = u16>> {
    iter: I,
    /// Read already, and not the second half of a pair.
    ahead: Option<u16>,
}

/// The error of a half of a pair that stands alone.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct DecodeUtf16Error {
    code: u16,
}

/// The characters of UTF-16 numbers.
pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
    DecodeUtf16 { iter: iter.into_iter(), ahead: None }
}

impl<I: Iterator<Item = u16>> Iterator for DecodeUtf16<I> {
    type Item = Result<char, DecodeUtf16Error>;

    fn next(&mut self) -> Option<Result<char, DecodeUtf16Error>> {
        let first = match self.ahead.take() {
            Some(number) => number,
            None => self.iter.next()?,
        };
        if first & 0xF800 != 0xD800 {
            // SAFETY: no half of a pair.
            return Some(Ok(unsafe { char::from_u32_unchecked(first as u32) }));
        }
        if first >= 0xDC00 {
            return Some(Err(DecodeUtf16Error { code: first }));
        }
        let Some(second) = self.iter.next() else { return Some(Err(DecodeUtf16Error { code: first })) };
        if second & 0xFC00 != 0xDC00 {
            self.ahead = Some(second);
            return Some(Err(DecodeUtf16Error { code: first }));
        }
        let number = ((first & 0x3FF) as u32) << 10 | (second & 0x3FF) as u32;
        // SAFETY: a whole pair.
        Some(Ok(unsafe { char::from_u32_unchecked(number + 0x10000) }))
    }
}

impl<I: Iterator<Item = u16> + FusedIterator> FusedIterator for DecodeUtf16<I> {}

impl DecodeUtf16Error {
    /// The half that stands alone.
    pub fn unpaired_surrogate(&self) -> u16 {
        self.code
    }
}

impl fmt::Display for DecodeUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unpaired surrogate found: {:x}", self.code)
    }
}

impl Error for DecodeUtf16Error {}

impl char {
    /// The characters of UTF-16 numbers.
    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
        decode_utf16(iter)
    }
}
