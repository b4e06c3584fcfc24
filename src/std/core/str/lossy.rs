//! Bytes as texts with what is not UTF-8 between them.

use super::{from_utf8, from_utf8_unchecked};
use crate::iter::FusedIterator;

/// A text, and the bytes after it that are not UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utf8Chunk<'a> {
    valid: &'a str,
    invalid: &'a [u8],
}

impl<'a> Utf8Chunk<'a> {
    /// The text.
    pub fn valid(&self) -> &'a str {
        self.valid
    }

    /// The bytes that are not UTF-8: none at the end, three at most.
    pub fn invalid(&self) -> &'a [u8] {
        self.invalid
    }
}

/// The texts in bytes.
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
pub struct Utf8Chunks<'a> {
    source: &'a [u8],
}

impl<'a> Iterator for Utf8Chunks<'a> {
    type Item = Utf8Chunk<'a>;

    fn next(&mut self) -> Option<Utf8Chunk<'a>> {
        if self.source.is_empty() {
            return None;
        }
        let (valid_len, invalid_len) = match from_utf8(self.source) {
            Ok(text) => (text.len(), 0),
            Err(error) => {
                let valid_len = error.valid_up_to();
                (valid_len, error.error_len().unwrap_or(self.source.len() - valid_len))
            }
        };
        let (valid, rest) = self.source.split_at(valid_len);
        let (invalid, rest) = rest.split_at(invalid_len);
        self.source = rest;
        // SAFETY: just checked.
        Some(Utf8Chunk { valid: unsafe { from_utf8_unchecked(valid) }, invalid })
    }
}

impl FusedIterator for Utf8Chunks<'_> {}

impl [u8] {
    /// The texts in these bytes, and what is between them.
    pub fn utf8_chunks(&self) -> Utf8Chunks<'_> {
        Utf8Chunks { source: self }
    }
}
