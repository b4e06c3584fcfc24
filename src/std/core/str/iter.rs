//! The iterators of strings.

use super::pattern::{Pattern, Searcher};
use super::validations::{decode_first, decode_last};
use crate::fmt;
use crate::iter::{Copied, FusedIterator};
use crate::slice;

/// The characters of a string.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chars<'a> {
    pub(super) iter: slice::Iter<'a, u8>,
}

impl<'a> Chars<'a> {
    /// What was not given yet.
    pub fn as_str(&self) -> &'a str {
        // SAFETY: only whole characters were given.
        unsafe { super::from_utf8_unchecked(self.iter.rest()) }
    }
}

impl<'a> Iterator for Chars<'a> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        let (c, len) = decode_first(self.iter.as_slice())?;
        self.iter = self.iter.rest()[len..].iter();
        Some(c)
    }

    fn count(self) -> usize {
        let mut count = 0;
        for &byte in self.iter {
            if byte & 0xc0 != 0x80 {
                count += 1;
            }
        }
        count
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.iter.len();
        ((n + 3) / 4, Some(n))
    }
}

impl DoubleEndedIterator for Chars<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        let bytes = self.iter.rest();
        let (c, len) = decode_last(bytes)?;
        self.iter = bytes[..bytes.len() - len].iter();
        Some(c)
    }
}

impl FusedIterator for Chars<'_> {}

impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

/// The characters of a string with their places.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct CharIndices<'a> {
    pub(super) front_offset: usize,
    pub(super) iter: Chars<'a>,
}

impl<'a> CharIndices<'a> {
    /// What was not given yet.
    pub fn as_str(&self) -> &'a str {
        self.iter.as_str()
    }

    /// The place of the next character.
    pub fn offset(&self) -> usize {
        self.front_offset
    }
}

impl Iterator for CharIndices<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        let c = self.iter.next()?;
        let index = self.front_offset;
        self.front_offset += c.len_utf8();
        Some((index, c))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl DoubleEndedIterator for CharIndices<'_> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        let c = self.iter.next_back()?;
        Some((self.front_offset + self.iter.as_str().len(), c))
    }
}

impl FusedIterator for CharIndices<'_> {}

/// The bytes of a string.
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Bytes<'a>(pub(super) Copied<slice::Iter<'a, u8>>);

impl Iterator for Bytes<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Bytes<'_> {
    fn next_back(&mut self) -> Option<u8> {
        self.0.next_back()
    }
}

impl ExactSizeIterator for Bytes<'_> {}
impl FusedIterator for Bytes<'_> {}

/// What all splitting iterators share: the rest between `start` and `end`, and the matches in it.
#[derive(Clone)]
struct SplitInternal<'a, P> {
    start: usize,
    end: usize,
    matcher: Searcher<'a, P>,
    allow_trailing_empty: bool,
    finished: bool,
}

impl<'a, P: Pattern> SplitInternal<'a, P> {
    fn new(haystack: &'a str, pattern: P, allow_trailing_empty: bool) -> Self {
        SplitInternal {
            start: 0,
            end: haystack.len(),
            matcher: Searcher::new(haystack, pattern),
            allow_trailing_empty,
            finished: false,
        }
    }

    fn rest(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if self.allow_trailing_empty || self.end > self.start {
            Some(&self.matcher.haystack[self.start..self.end])
        } else {
            None
        }
    }

    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.matcher.next_match() {
            Some((a, b)) => {
                let part = &self.matcher.haystack[self.start..a];
                self.start = b;
                Some(part)
            }
            None => self.rest(),
        }
    }

    fn next_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.matcher.next_match() {
            Some((_, b)) => {
                let part = &self.matcher.haystack[self.start..b];
                self.start = b;
                Some(part)
            }
            None => self.rest(),
        }
    }

    fn next_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back() {
                Some(part) if !part.is_empty() => return Some(part),
                _ if self.finished => return None,
                _ => {}
            }
        }
        match self.matcher.next_match_back() {
            Some((a, b)) => {
                let part = &self.matcher.haystack[b..self.end];
                self.end = a;
                Some(part)
            }
            None => self.rest(),
        }
    }
}

macro_rules! splits {
    ($($(#[$doc:meta])* $name:ident $trailing:literal $next:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone)]
            #[must_use = "iterators are lazy and do nothing unless consumed"]
            pub struct $name<'a, P>(SplitInternal<'a, P>);

            impl<'a, P: Pattern> $name<'a, P> {
                pub(super) fn new(haystack: &'a str, pattern: P) -> Self {
                    $name(SplitInternal::new(haystack, pattern, $trailing))
                }
            }

            impl<'a, P: Pattern> Iterator for $name<'a, P> {
                type Item = &'a str;

                fn next(&mut self) -> Option<&'a str> {
                    self.0.$next()
                }
            }

            impl<'a, P: Pattern> FusedIterator for $name<'a, P> {}
        )*
    };
}

splits! {
    /// The parts between matches.
    Split true next;
    /// The parts between matches, from the end.
    RSplit true next_back;
    /// The parts between matches, without an empty one at the end.
    SplitTerminator false next;
    /// The parts up to and including each match.
    SplitInclusive false next_inclusive;
}

impl<'a, P: Pattern> DoubleEndedIterator for Split<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

impl<'a, P: Pattern> DoubleEndedIterator for SplitTerminator<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

impl<'a, P: Pattern> Split<'a, P> {
    /// What was not split yet.
    pub fn remainder(&self) -> Option<&'a str> {
        if self.0.finished { None } else { Some(&self.0.matcher.haystack[self.0.start..self.0.end]) }
    }
}

macro_rules! counted_splits {
    ($($(#[$doc:meta])* $name:ident $next:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone)]
            #[must_use = "iterators are lazy and do nothing unless consumed"]
            pub struct $name<'a, P> {
                inner: SplitInternal<'a, P>,
                count: usize,
            }

            impl<'a, P: Pattern> $name<'a, P> {
                pub(super) fn new(haystack: &'a str, pattern: P, count: usize) -> Self {
                    $name { inner: SplitInternal::new(haystack, pattern, true), count }
                }
            }

            impl<'a, P: Pattern> Iterator for $name<'a, P> {
                type Item = &'a str;

                fn next(&mut self) -> Option<&'a str> {
                    match self.count {
                        0 => None,
                        1 => {
                            self.count = 0;
                            self.inner.rest()
                        }
                        _ => {
                            self.count -= 1;
                            self.inner.$next()
                        }
                    }
                }
            }
        )*
    };
}

counted_splits! {
    /// At most a number of parts between matches.
    SplitN next;
    /// At most a number of parts between matches, from the end.
    RSplitN next_back;
}

/// The matches of a pattern.
#[derive(Clone)]
pub struct Matches<'a, P>(pub(super) Searcher<'a, P>);

impl<'a, P: Pattern> Iterator for Matches<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (a, b) = self.0.next_match()?;
        Some(&self.0.haystack[a..b])
    }
}

/// The matches of a pattern with their places.
#[derive(Clone)]
pub struct MatchIndices<'a, P>(pub(super) Searcher<'a, P>);

impl<'a, P: Pattern> Iterator for MatchIndices<'a, P> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        let (a, b) = self.0.next_match()?;
        Some((a, &self.0.haystack[a..b]))
    }
}

/// The matches of a pattern with their places, from the end.
pub struct RMatchIndices<'a, P>(pub(super) Searcher<'a, P>);

impl<'a, P: Pattern> Iterator for RMatchIndices<'a, P> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        let (a, b) = self.0.next_match_back()?;
        Some((a, &self.0.haystack[a..b]))
    }
}

/// The matches, from the end.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RMatches<'a, P>(pub(super) RMatchIndices<'a, P>);

impl<'a, P: Pattern> Iterator for RMatches<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next().map(|(_, text)| text)
    }
}

/// The parts between matches, from the end, without an empty one there.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitTerminator<'a, P>(pub(super) SplitTerminator<'a, P>);

impl<'a, P: Pattern> Iterator for RSplitTerminator<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next_back()
    }
}

/// The UTF-16 units of a string.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EncodeUtf16<'a> {
    pub(super) chars: Chars<'a>,
    /// The second unit of a character whose first was given; 0 for none.
    pub(super) second: u16,
}

impl Iterator for EncodeUtf16<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        if self.second != 0 {
            return Some(crate::mem::replace(&mut self.second, 0));
        }
        let mut units = [0; 2];
        if let [first, second] = *self.chars.next()?.encode_utf16(&mut units) {
            self.second = second;
            return Some(first);
        }
        Some(units[0])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let bytes = self.chars.as_str().len();
        let begun = (self.second != 0) as usize;
        (bytes.div_ceil(3) + begun, Some(bytes + begun))
    }
}

impl FusedIterator for EncodeUtf16<'_> {}

/// The lines of a string, without their ends.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Lines<'a>(pub(super) SplitInclusive<'a, char>);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let line = self.0.next()?;
        let Some(line) = line.strip_suffix('\n') else {
            return Some(line);
        };
        Some(line.strip_suffix('\r').unwrap_or(line))
    }
}

impl FusedIterator for Lines<'_> {}

/// Splits at white space.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitWhitespace<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_start();
        if rest.is_empty() {
            self.rest = rest;
            return None;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.rest = &rest[end..];
        Some(&rest[..end])
    }
}

impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_end();
        if rest.is_empty() {
            self.rest = rest;
            return None;
        }
        let start = match char::is_whitespace.rfind_in(rest, rest.len()) {
            Some((_, end)) => end,
            None => 0,
        };
        self.rest = &rest[..start];
        Some(&rest[start..])
    }
}

/// Splits at ASCII white space.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitAsciiWhitespace<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Iterator for SplitAsciiWhitespace<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let is_space = |c: char| c.is_ascii_whitespace();
        let rest = self.rest.trim_start_matches(is_space);
        if rest.is_empty() {
            self.rest = rest;
            return None;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        self.rest = &rest[end..];
        Some(&rest[..end])
    }
}
