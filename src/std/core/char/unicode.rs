//! Unicode's properties and cases of characters beyond ASCII, by the tables in `tables.rs`.
//!
//! A table starts with how many groups it has, where each ends and where its entries start; then the entries follow, rows of numbers.
//! A property has the boundaries for entries, an even number in each group, each told by how far it is from the one before: it holds
//! from the first to the second, from the third to the fourth, and so on. A case has runs: how far the first character is from the
//! last one of the run before, how far the last is from the first, and what is added to them, in three parts: times four the distance,
//! two for downwards, one where it is for every second character only. Characters whose other case is several stand apart: each with
//! how far it is from the one before, and three characters, zero for none.

use crate::char::tables::*;

/// The number at a place of a table, and where the next one starts: the last digit, of 57, is from `#` on, those before it, of 34,
/// are from `]` on.
const fn number(table: &[u8], mut at: usize) -> (u32, usize) {
    let mut number = 0;
    while table[at] >= b']' {
        number = number * 34 + (table[at] - b']') as u32;
        at += 1;
    }
    (number * 57 + (table[at] - b'#') as u32, at + 1)
}

/// The number in so many bytes at a place, each a digit of 57.
const fn fixed(table: &[u8], at: usize, digits: usize) -> u32 {
    let (mut number, mut i) = (0, 0);
    while i < digits {
        number = number * 57 + (table[at + i] - b'#') as u32;
        i += 1;
    }
    number
}

/// Where the entries of the first group start that ends at or behind a code, and what their distances are added to; the table's end
/// without one.
const fn group(table: &[u8], code: u32) -> (usize, u32) {
    let (groups, heads) = number(table, 0);
    let (mut low, mut high) = (0, groups as usize);
    while low < high {
        let middle = (low + high) / 2;
        if fixed(table, heads + middle * 6, 4) < code {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if low == groups as usize {
        return (table.len(), 0);
    }
    let head = heads + low * 6;
    let base = if low == 0 { 0 } else { fixed(table, head - 6, 4) };
    (heads + groups as usize * 6 + fixed(table, head + 4, 2) as usize, base)
}

const fn holds(table: &[u8], c: char) -> bool {
    let (mut at, mut boundary) = group(table, c as u32 + 1);
    let mut inside = false;
    while at < table.len() {
        let (distance, next) = number(table, at);
        boundary += distance;
        if boundary > c as u32 {
            break;
        }
        inside = !inside;
        at = next;
    }
    inside
}

/// The other case of a character: up to three, the rest zero.
fn mapped(runs: &[u8], several: &[u8], c: char) -> [char; 3] {
    let code = c as u32;
    let (mut at, mut one) = group(several, code);
    while at < several.len() && one < code {
        let (distance, next) = number(several, at);
        let mut to = ['\0'; 3];
        at = next;
        for place in &mut to {
            let (part, next) = number(several, at);
            *place = char::from_u32(part).unwrap_or('\0');
            at = next;
        }
        one += distance;
        if one == code {
            return to;
        }
    }
    [single(runs, code).unwrap_or(c), '\0', '\0']
}

/// The other case, where it is one character.
fn single(runs: &[u8], code: u32) -> Option<char> {
    let (mut at, mut last) = group(runs, code);
    while at < runs.len() && last < code {
        let (distance, next) = number(runs, at);
        let (length, next) = number(runs, next);
        let (change, next) = number(runs, next);
        let first = last + distance;
        (last, at) = (first + length, next);
        if first <= code && code <= last {
            let is_in = change & 1 == 0 || (code - first) % 2 == 0;
            let other = if change & 2 == 0 { code + change / 4 } else { code - change / 4 };
            return if is_in { char::from_u32(other) } else { None };
        }
    }
    None
}

/// The lower-case form.
pub(super) fn to_lower(c: char) -> [char; 3] {
    mapped(LOWER_RUNS, LOWER_SEVERAL, c)
}

/// The upper-case form.
pub(super) fn to_upper(c: char) -> [char; 3] {
    mapped(UPPER_RUNS, UPPER_SEVERAL, c)
}

/// Whether this is a letter.
pub(super) fn is_alphabetic(c: char) -> bool {
    holds(ALPHABETIC, c)
}

/// Whether this is a number.
pub(super) fn is_numeric(c: char) -> bool {
    holds(NUMERIC, c)
}

/// Whether this is lower-case.
pub(super) const fn is_lowercase(c: char) -> bool {
    holds(LOWERCASE, c)
}

/// Whether this is upper-case.
pub(super) const fn is_uppercase(c: char) -> bool {
    holds(UPPERCASE, c)
}

/// Whether this is white space.
pub(super) const fn is_white_space(c: char) -> bool {
    holds(WHITE_SPACE, c)
}

/// Whether `{:?}` writes this as it is after another character.
pub(super) fn is_printable(c: char) -> bool {
    holds(PRINTABLE, c)
}

/// Whether this extends the one before, so that `{:?}` escapes it.
pub(super) fn is_grapheme_extended(c: char) -> bool {
    holds(GRAPHEME_EXTENDED, c)
}

/// Whether this is passed over where the cases of a word are looked at.
fn is_case_ignorable(c: char) -> bool {
    if c.is_ascii() { matches!(c, '\'' | '.' | ':' | '^' | '`') } else { holds(CASE_IGNORABLE, c) }
}

/// Whether this has a case, of those that are not passed over.
fn is_cased(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { holds(CASED, c) }
}

/// Whether a sigma between two texts ends a word, where its lower case is another.
#[doc(hidden)]
pub fn sigma_is_final(before: &str, after: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(is_cased);
    word(before.chars().rev().find(|&c| !is_case_ignorable(c))) && !word(after.chars().find(|&c| !is_case_ignorable(c)))
}
