//! Patterns: what strings can be searched for.

/// A match, as bytes from and to, or a stretch without one.
pub(super) type Found = Option<(usize, usize)>;

/// What a string can be searched for: a character, a string, a predicate, several characters.
pub trait Pattern: Sized {
    /// The first match at or after byte `from`, which is a character boundary.
    #[doc(hidden)]
    fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)>;

    /// The last match that ends at or before byte `to`, which is a character boundary.
    #[doc(hidden)]
    fn rfind_in(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)>;

    /// How long the match at the start is.
    #[doc(hidden)]
    fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
        match self.find_in(haystack, 0) {
            Some((0, end)) => Some(end),
            _ => None,
        }
    }

    /// How long the match at the end is.
    #[doc(hidden)]
    fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
        match self.rfind_in(haystack, haystack.len()) {
            Some((start, end)) if end == haystack.len() => Some(end - start),
            _ => None,
        }
    }
}

/// The first character from a byte on that satisfies a predicate.
fn find_char(haystack: &str, from: usize, mut matches: impl FnMut(char) -> bool) -> Found {
    let mut at = from;
    for c in haystack[from..].chars() {
        if matches(c) {
            return Some((at, at + c.len_utf8()));
        }
        at += c.len_utf8();
    }
    None
}

/// The last character before a byte that satisfies a predicate.
fn rfind_char(haystack: &str, to: usize, mut matches: impl FnMut(char) -> bool) -> Found {
    let mut at = to;
    for c in haystack[..to].chars().rev() {
        at -= c.len_utf8();
        if matches(c) {
            return Some((at, at + c.len_utf8()));
        }
    }
    None
}

/// A pattern of single characters.
macro_rules! character_pattern {
    ([$($generics:tt)*] $ty:ty, |$this:ident, $c:ident| $matches:expr) => {
        impl<$($generics)*> Pattern for $ty {
            fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
                let $this = self;
                find_char(haystack, from, |$c| $matches)
            }

            fn rfind_in(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)> {
                let $this = self;
                rfind_char(haystack, to, |$c| $matches)
            }

            fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
                let $this = self;
                let $c = haystack.chars().next()?;
                if $matches { Some($c.len_utf8()) } else { None }
            }

            fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
                let $this = self;
                let $c = haystack.chars().next_back()?;
                if $matches { Some($c.len_utf8()) } else { None }
            }
        }
    };
}

character_pattern! { [] char, |this, c| c == *this }
character_pattern! { [const N: usize] [char; N], |this, c| this.contains(&c) }
character_pattern! { [const N: usize] &[char; N], |this, c| this.contains(&c) }
character_pattern! { [] &[char], |this, c| this.contains(&c) }
character_pattern! { [F: FnMut(char) -> bool] F, |this, c| this(c) }

impl Pattern for &str {
    fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
        let (hay, needle) = (haystack.as_bytes(), self.as_bytes());
        let mut at = from;
        while at + needle.len() <= hay.len() {
            if &hay[at..at + needle.len()] == needle {
                return Some((at, at + needle.len()));
            }
            at += 1;
        }
        None
    }

    fn rfind_in(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)> {
        let (hay, needle) = (haystack.as_bytes(), self.as_bytes());
        let mut end = to;
        while end >= needle.len() {
            if &hay[end - needle.len()..end] == needle {
                return Some((end - needle.len(), end));
            }
            if end == 0 {
                break;
            }
            end -= 1;
        }
        None
    }

    fn prefix_len(&mut self, haystack: &str) -> Option<usize> {
        if haystack.as_bytes().starts_with(self.as_bytes()) { Some(self.len()) } else { None }
    }

    fn suffix_len(&mut self, haystack: &str) -> Option<usize> {
        if haystack.as_bytes().ends_with(self.as_bytes()) { Some(self.len()) } else { None }
    }
}

impl<'b, 'c> Pattern for &'c &'b str {
    fn find_in(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
        { **self }.find_in(haystack, from)
    }

    fn rfind_in(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)> {
        { **self }.rfind_in(haystack, to)
    }
}

/// All matches from the front, without overlap: an empty match steps by a character.
#[derive(Clone)]
pub(super) struct Searcher<'a, P> {
    pub(super) haystack: &'a str,
    pattern: P,
    front: usize,
    back: usize,
    done: bool,
}

impl<'a, P: Pattern> Searcher<'a, P> {
    pub(super) fn new(haystack: &'a str, pattern: P) -> Self {
        Searcher { haystack, pattern, front: 0, back: haystack.len(), done: false }
    }

    /// The next match from the front.
    pub(super) fn next_match(&mut self) -> Found {
        if self.done || self.front > self.back {
            return None;
        }
        let (start, end) = self.pattern.find_in(self.haystack, self.front)?;
        if end > self.back {
            return None;
        }
        self.front = end;
        if start == end {
            match self.haystack[end..].chars().next() {
                Some(c) => self.front = end + c.len_utf8(),
                None => self.done = true,
            }
        }
        Some((start, end))
    }

    /// The next match from the back.
    pub(super) fn next_match_back(&mut self) -> Found {
        if self.done || self.front > self.back {
            return None;
        }
        let (start, end) = self.pattern.rfind_in(self.haystack, self.back)?;
        if start < self.front {
            return None;
        }
        self.back = start;
        if start == end {
            match self.haystack[..start].chars().next_back() {
                Some(c) => self.back = start - c.len_utf8(),
                None => self.done = true,
            }
        }
        Some((start, end))
    }
}
