//! Prints `src/std/core/char/tables.rs`, read out of rustc's own `char` and `str`:
//! `rustc test/std/check/unicode.rs -o /tmp/unicode && /tmp/unicode > src/std/core/char/tables.rs`.

use std::fmt::Write;

/// Text, a hundred and ten bytes to a line.
fn literal(name: &str, bytes: &[u8]) -> String {
    let mut out = format!("\npub(super) static {name}: &[u8] = b\"\\\n");
    for line in bytes.chunks(110) {
        writeln!(out, "    {}\\", str::from_utf8(line).unwrap()).unwrap();
    }
    out.push_str("\";\n");
    out
}

/// A number as `unicode.rs` reads it.
fn push(bytes: &mut Vec<u8>, number: u32) {
    let mut digits = vec![b'#' + (number % 57) as u8];
    let mut rest = number / 57;
    while rest > 0 {
        digits.push(b']' + (rest % 34) as u8);
        rest /= 34;
    }
    bytes.extend(digits.iter().rev());
}

/// A number in so many digits.
fn push_fixed(bytes: &mut Vec<u8>, number: u32, digits: u32) {
    bytes.extend((0..digits).rev().map(|place| b'#' + (number / 57u32.pow(place) % 57) as u8));
    assert!(number < 57u32.pow(digits));
}

/// Entries of one number or several, the first of which is a distance; each with where it ends. In groups that can be searched for: how
/// many, where each ends and its entries start, and the entries.
fn grouped(entries: &[(u32, Vec<u32>)]) -> Vec<u8> {
    let groups = entries.chunks(16);
    let mut bytes = Vec::new();
    let mut content = Vec::new();
    push(&mut bytes, groups.len() as u32);
    for group in groups {
        push_fixed(&mut bytes, group[group.len() - 1].0, 4);
        push_fixed(&mut bytes, content.len() as u32, 2);
        group.iter().flat_map(|(_, numbers)| numbers).for_each(|&number| push(&mut content, number));
    }
    bytes.extend(content);
    bytes
}

fn property(name: &str, holds: impl Fn(char) -> bool) {
    let mut entries = Vec::new();
    let (mut inside, mut last) = (false, 0);
    for code in 0x80..=0x110000 {
        let now = char::from_u32(code).is_some_and(&holds);
        if now != inside {
            entries.push((code, vec![code - last]));
            last = code;
        }
        inside = now;
    }
    print!("{}", literal(name, &grouped(&entries)));
}

/// Runs of neighbours, or of every second one, that change by the same.
fn case(name: &str, map: impl Fn(char) -> Vec<char>) {
    let mut several = Vec::new();
    let mut runs: Vec<(u32, u32, i32, u32)> = Vec::new();
    let mut before = 0;
    for c in '\u{80}'..=char::MAX {
        let to = map(c);
        if to.len() > 1 {
            let at = |i: usize| to.get(i).map_or(0, |&c| c as u32);
            several.push((c as u32, vec![c as u32 - before, at(0), at(1), at(2)]));
            before = c as u32;
        }
        let [single] = to[..] else { continue };
        if single == c {
            continue;
        }
        let (code, added) = (c as u32, single as i32 - c as i32);
        match runs.last_mut() {
            Some((first, last, sum, step)) if *sum == added && (code - *last == *step || (*first == *last && code - *last <= 2)) => {
                *step = code - *last;
                *last = code;
            }
            _ => runs.push((code, code, added, 1)),
        }
    }
    let mut entries = Vec::new();
    let mut before = 0;
    for (first, last, added, step) in runs {
        let change = added.unsigned_abs() << 2 | ((added < 0) as u32) << 1 | (step - 1);
        entries.push((last, vec![first - before, last - first, change]));
        before = last;
    }
    print!("{}{}", literal(&format!("{name}_RUNS"), &grouped(&entries)), literal(&format!("{name}_SEVERAL"), &grouped(&several)));
}

/// Whether a capital sigma after `text` ends a word.
fn ends_word(text: String) -> bool {
    (text + "Σ").to_lowercase().ends_with('ς')
}

fn main() {
    let escaped = |text: String| text.escape_debug().to_string().contains("\\u");
    let cased = |c: char| ends_word(format!("1{c}"));
    println!("//! The tables of `unicode.rs`, written by `test/std/check/unicode.rs`.");
    property("ALPHABETIC", char::is_alphabetic);
    property("NUMERIC", char::is_numeric);
    property("LOWERCASE", char::is_lowercase);
    property("UPPERCASE", char::is_uppercase);
    property("WHITE_SPACE", char::is_whitespace);
    property("PRINTABLE", |c| !escaped(format!("a{c}")));
    property("GRAPHEME_EXTENDED", |c| {
        escaped(format!("{c}")) && !escaped(format!("a{c}"))
    });
    property("CASE_IGNORABLE", |c| {
        ends_word(format!("a{c}")) && !cased(c)
    });
    property("CASED", cased);
    case("LOWER", |c| c.to_lowercase().collect());
    case("UPPER", |c| c.to_uppercase().collect());
}
