//! Unicode's properties and cases of characters beyond ASCII, by the tables in `tables.rs`.
//!
//! A property is a row of boundaries, three bytes each, lowest first: it holds from the first to the second, from the third
//! to the fourth, and so on. A case is a row of runs of nine bytes: the first and last character, and what is added to them;
//! where the top bit of the sum is set, to every second one only. Characters whose other case is several stand apart, twelve
//! bytes each.

use crate::char::tables::*;

/// The number in three bytes of a table.
fn entry(table: &[u8], at: usize) -> u32 {
    (table[at] as u32) << 16 | (table[at + 1] as u32) << 8 | table[at + 2] as u32
}

/// How many rows of a table start at or before a character.
fn rows_before(table: &[u8], row_bytes: usize, c: char) -> usize {
    let (mut low, mut high) = (0, table.len() / row_bytes);
    while low < high {
        let middle = (low + high) / 2;
        if entry(table, middle * row_bytes) <= c as u32 {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn holds(table: &[u8], c: char) -> bool {
    rows_before(table, 3, c) % 2 == 1
}

/// The other case of a character: up to three, the rest zero.
fn mapped(runs: &[u8], several: &[u8], c: char) -> [char; 3] {
    let row = rows_before(several, 12, c);
    if row > 0 && entry(several, row * 12 - 12) == c as u32 {
        let at = |i: usize| char::from_u32(entry(several, row * 12 - 9 + i * 3)).unwrap_or('\0');
        return [at(0), at(1), at(2)];
    }
    let row = rows_before(runs, 9, c);
    if row == 0 {
        return [c, '\0', '\0'];
    }
    let at = row * 9 - 9;
    let (first, last, change) = (entry(runs, at), entry(runs, at + 3), entry(runs, at + 6));
    let code = c as u32;
    if code > last || (change >> 23 == 1 && (code - first) % 2 == 1) {
        return [c, '\0', '\0'];
    }
    // A sign and 22 bits.
    let added = ((change << 9) as i32 >> 9) as u32;
    [char::from_u32(code.wrapping_add(added)).unwrap_or(c), '\0', '\0']
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
pub(super) fn is_lowercase(c: char) -> bool {
    holds(LOWERCASE, c)
}

/// Whether this is upper-case.
pub(super) fn is_uppercase(c: char) -> bool {
    holds(UPPERCASE, c)
}

/// Whether this is white space.
pub(super) fn is_white_space(c: char) -> bool {
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
