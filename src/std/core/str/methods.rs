//! The methods of `str`.

use super::iter::{
    Bytes, CharIndices, Chars, EncodeUtf16, Lines, MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN,
    RSplitTerminator, Split, SplitAsciiWhitespace, SplitInclusive, SplitN, SplitTerminator, SplitWhitespace,
};
use super::pattern::{Pattern, Searcher};
use super::{FromStr, Utf8Error};
use crate::slice::SliceIndex;

impl str {
    /// How many bytes.
    #[inline]
    pub const fn len(&self) -> usize {
        crate::ptr::metadata(self)
    }

    /// Whether there are no bytes.
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A string of bytes, if they are UTF-8.
    pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
        super::from_utf8(v)
    }

    /// Whether no character is cut at a byte.
    #[inline]
    pub const fn is_char_boundary(&self, index: usize) -> bool {
        if index == 0 {
            return true;
        }
        if index >= self.len() {
            index == self.len()
        } else {
            self.as_bytes()[index] & 0xc0 != 0x80
        }
    }

    /// The last character boundary that is not after a byte.
    pub const fn floor_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i -= 1;
        }
        i
    }

    /// The first character boundary that is not before a byte.
    pub const fn ceil_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i += 1;
        }
        i
    }

    /// The UTF-16 units.
    pub fn encode_utf16(&self) -> EncodeUtf16<'_> {
        EncodeUtf16 { chars: self.chars(), second: 0 }
    }

    /// The bytes.
    #[inline]
    pub const fn as_bytes(&self) -> &[u8] {
        // SAFETY: same layout.
        unsafe { crate::mem::transmute(self) }
    }

    /// The bytes, mutable.
    ///
    /// # Safety
    /// They must stay UTF-8.
    #[inline]
    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: same layout.
        unsafe { &mut *(self as *mut str as *mut [u8]) }
    }

    /// A pointer to the first byte.
    #[inline]
    pub const fn as_ptr(&self) -> *const u8 {
        self as *const str as *const u8
    }

    /// A mutable pointer to the first byte.
    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut u8 {
        self as *mut str as *mut u8
    }

    /// A part, if it is there and cuts no character.
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> {
        i.get(self)
    }

    /// A mutable part, if it is there and cuts no character.
    pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> {
        i.get_mut(self)
    }

    /// A part.
    ///
    /// # Safety
    /// It must be there and cut no character.
    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output {
        // SAFETY: promised by the caller.
        unsafe { &*i.get_unchecked(self) }
    }

    /// The parts before and from a byte.
    #[track_caller]
    pub fn split_at(&self, mid: usize) -> (&str, &str) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => super::slice_error_fail(self, 0, mid),
        }
    }

    /// The parts before and from a byte, mutable.
    #[track_caller]
    pub fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        if !self.is_char_boundary(mid) {
            super::slice_error_fail(self, 0, mid);
        }
        // SAFETY: just checked.
        let (before, after) = unsafe { self.as_bytes_mut() }.split_at_mut(mid);
        // SAFETY: whole characters.
        unsafe { (super::from_utf8_unchecked_mut(before), super::from_utf8_unchecked_mut(after)) }
    }

    /// The parts before and from a byte, mutable, if it cuts no character.
    pub fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)> {
        if self.is_char_boundary(mid) { Some(self.split_at_mut(mid)) } else { None }
    }

    /// The parts before and from a byte, if it cuts no character.
    pub fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        if self.is_char_boundary(mid) { Some((&self[..mid], &self[mid..])) } else { None }
    }

    /// The characters.
    #[inline]
    pub fn chars(&self) -> Chars<'_> {
        Chars { iter: self.as_bytes().iter() }
    }

    /// The characters with their places.
    #[inline]
    pub fn char_indices(&self) -> CharIndices<'_> {
        CharIndices { front_offset: 0, iter: self.chars() }
    }

    /// The bytes, one by one.
    #[inline]
    pub fn bytes(&self) -> Bytes<'_> {
        Bytes(self.as_bytes().iter().copied())
    }

    /// The words between white space.
    pub fn split_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace { rest: self }
    }

    /// The words between ASCII white space.
    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> {
        SplitAsciiWhitespace { rest: self }
    }

    /// The lines, without their ends.
    pub fn lines(&self) -> Lines<'_> {
        Lines(self.split_inclusive('\n'))
    }

    /// Whether a pattern matches.
    pub fn contains<P: Pattern>(&self, mut pat: P) -> bool {
        pat.find_in(self, 0).is_some()
    }

    /// Whether a pattern matches at the start.
    pub fn starts_with<P: Pattern>(&self, mut pat: P) -> bool {
        pat.prefix_len(self).is_some()
    }

    /// Whether a pattern matches at the end.
    pub fn ends_with<P: Pattern>(&self, mut pat: P) -> bool {
        pat.suffix_len(self).is_some()
    }

    /// The place of the first match.
    pub fn find<P: Pattern>(&self, mut pat: P) -> Option<usize> {
        pat.find_in(self, 0).map(|(start, _)| start)
    }

    /// The place of the last match.
    pub fn rfind<P: Pattern>(&self, mut pat: P) -> Option<usize> {
        pat.rfind_in(self, self.len()).map(|(start, _)| start)
    }

    /// The parts between matches.
    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split::new(self, pat)
    }

    /// The parts up to and including each match.
    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> {
        SplitInclusive::new(self, pat)
    }

    /// The parts between matches, from the end.
    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> {
        RSplit::new(self, pat)
    }

    /// The parts between matches, without an empty one at the end.
    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> {
        SplitTerminator::new(self, pat)
    }

    /// The parts between matches, from the end, without an empty one there.
    pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplitTerminator<'_, P> {
        RSplitTerminator(self.split_terminator(pat))
    }

    /// At most `n` parts between matches.
    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> {
        SplitN::new(self, pat, n)
    }

    /// At most `n` parts between matches, from the end.
    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> {
        RSplitN::new(self, pat, n)
    }

    /// What stands before and behind the first match.
    pub fn split_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> {
        let (start, end) = delimiter.find_in(self, 0)?;
        Some((&self[..start], &self[end..]))
    }

    /// What stands before and behind the last match.
    pub fn rsplit_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> {
        let (start, end) = delimiter.rfind_in(self, self.len())?;
        Some((&self[..start], &self[end..]))
    }

    /// The matches.
    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> {
        Matches(Searcher::new(self, pat))
    }

    /// The matches, from the end.
    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P> {
        RMatches(self.rmatch_indices(pat))
    }

    /// The matches with their places.
    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices(Searcher::new(self, pat))
    }

    /// The matches with their places, from the end.
    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P> {
        RMatchIndices(Searcher::new(self, pat))
    }

    /// Without white space at the start.
    #[deprecated(since = "1.33.0", note = "superseded by `trim_start`")]
    pub fn trim_left(&self) -> &str {
        self.trim_start()
    }

    /// Without white space at the end.
    #[deprecated(since = "1.33.0", note = "superseded by `trim_end`")]
    pub fn trim_right(&self) -> &str {
        self.trim_end()
    }

    /// Without matches at the start.
    #[deprecated(since = "1.33.0", note = "superseded by `trim_start_matches`")]
    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_start_matches(pat)
    }

    /// Without matches at the end.
    #[deprecated(since = "1.33.0", note = "superseded by `trim_end_matches`")]
    pub fn trim_right_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_end_matches(pat)
    }

    /// Without white space at both ends.
    pub fn trim(&self) -> &str {
        self.trim_matches(char::is_whitespace)
    }

    /// Without white space at the start.
    pub fn trim_start(&self) -> &str {
        self.trim_start_matches(char::is_whitespace)
    }

    /// Without white space at the end.
    pub fn trim_end(&self) -> &str {
        self.trim_end_matches(char::is_whitespace)
    }

    /// Without ASCII white space at both ends.
    pub const fn trim_ascii(&self) -> &str {
        // SAFETY: only whole characters are left out.
        unsafe { crate::str::from_utf8_unchecked(self.as_bytes().trim_ascii()) }
    }

    /// Without ASCII white space at the start.
    pub const fn trim_ascii_start(&self) -> &str {
        // SAFETY: only whole characters are left out.
        unsafe { crate::str::from_utf8_unchecked(self.as_bytes().trim_ascii_start()) }
    }

    /// Without ASCII white space at the end.
    pub const fn trim_ascii_end(&self) -> &str {
        // SAFETY: only whole characters are left out.
        unsafe { crate::str::from_utf8_unchecked(self.as_bytes().trim_ascii_end()) }
    }

    /// Without matches at both ends.
    pub fn trim_matches<P: Pattern>(&self, mut pat: P) -> &str {
        trim_end(trim_start(self, &mut pat), &mut pat)
    }

    /// Without matches at the start.
    pub fn trim_start_matches<P: Pattern>(&self, mut pat: P) -> &str {
        trim_start(self, &mut pat)
    }

    /// Without matches at the end.
    pub fn trim_end_matches<P: Pattern>(&self, mut pat: P) -> &str {
        trim_end(self, &mut pat)
    }

    /// Without a match at the start, if there is one.
    pub fn strip_prefix<P: Pattern>(&self, mut prefix: P) -> Option<&str> {
        let len = prefix.prefix_len(self)?;
        Some(&self[len..])
    }

    /// Without a match at the end, if there is one.
    pub fn strip_suffix<P: Pattern>(&self, mut suffix: P) -> Option<&str> {
        let len = suffix.suffix_len(self)?;
        Some(&self[..self.len() - len])
    }

    /// Reads the text as another type.
    #[inline]
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {
        FromStr::from_str(self)
    }

    /// Whether all characters are ASCII.
    pub const fn is_ascii(&self) -> bool {
        self.as_bytes().is_ascii()
    }

    /// Whether both are equal but for the case of ASCII letters.
    pub const fn eq_ignore_ascii_case(&self, other: &str) -> bool {
        self.as_bytes().eq_ignore_ascii_case(other.as_bytes())
    }

    /// Makes ASCII letters upper-case.
    pub const fn make_ascii_uppercase(&mut self) {
        // SAFETY: ASCII stays ASCII.
        unsafe { self.as_bytes_mut() }.make_ascii_uppercase()
    }

    /// Makes ASCII letters lower-case.
    pub const fn make_ascii_lowercase(&mut self) {
        // SAFETY: ASCII stays ASCII.
        unsafe { self.as_bytes_mut() }.make_ascii_lowercase()
    }
}

fn trim_start<'a, P: Pattern>(s: &'a str, pat: &mut P) -> &'a str {
    let mut s = s;
    while let Some(len) = pat.prefix_len(s) {
        if len == 0 {
            break;
        }
        s = &s[len..];
    }
    s
}

fn trim_end<'a, P: Pattern>(s: &'a str, pat: &mut P) -> &'a str {
    let mut s = s;
    while let Some(len) = pat.suffix_len(s) {
        if len == 0 {
            break;
        }
        s = &s[..s.len() - len];
    }
    s
}
