//! Taking characters out of a text.

use core::fmt;
use core::iter::FusedIterator;
use core::str::Chars;

use super::String;

/// Characters that are taken out of a text: it lets go of them when this is dropped.
pub struct Drain<'a> {
    string: *mut String,
    start: usize,
    end: usize,
    iter: Chars<'a>,
}

impl<'a> Drain<'a> {
    pub(super) fn new(string: *mut String, start: usize, end: usize, iter: Chars<'a>) -> Self {
        Drain { string, start, end, iter }
    }

    /// What was not given yet.
    pub fn as_str(&self) -> &str {
        self.iter.as_str()
    }
}

impl Iterator for Drain<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.iter.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl DoubleEndedIterator for Drain<'_> {
    fn next_back(&mut self) -> Option<char> {
        self.iter.next_back()
    }
}

impl FusedIterator for Drain<'_> {}

impl Drop for Drain<'_> {
    fn drop(&mut self) {
        // SAFETY: the text is borrowed by this, and whole characters are taken.
        unsafe { (*self.string).vec.drain(self.start..self.end) };
    }
}

impl fmt::Debug for Drain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_str()).finish()
    }
}
