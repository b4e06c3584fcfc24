//! Prints `src/std/core/char/tables.rs`, read out of rustc's own `char` and `str`:
//! `rustc test/std/check/unicode.rs -o /tmp/unicode && /tmp/unicode > src/std/core/char/tables.rs`.

use std::fmt::Write;

fn literal(name: &str, bytes: &[u8]) -> String {
    let mut out = format!("\npub(super) static {name}: &[u8] = b\"\\\n");
    for line in bytes.chunks(30) {
        out.push_str("    ");
        for &byte in line {
            match byte {
                b'"' | b'\\' => write!(out, "\\{}", byte as char).unwrap(),
                b'!'..=b'~' => out.push(byte as char),
                _ => write!(out, "\\x{byte:02x}").unwrap(),
            }
        }
        out.push_str("\\\n");
    }
    out.push_str("\";\n");
    out
}

fn push(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend_from_slice(&number.to_be_bytes()[1..]);
}

fn property(name: &str, holds: impl Fn(char) -> bool) {
    let mut bytes = Vec::new();
    let mut inside = false;
    for code in 0x80..=0x110000 {
        let now = char::from_u32(code).is_some_and(&holds);
        if now != inside {
            push(&mut bytes, code);
        }
        inside = now;
    }
    print!("{}", literal(name, &bytes));
}

/// Runs of neighbours, or of every second one, that change by the same.
fn case(name: &str, map: impl Fn(char) -> Vec<char>) {
    let mut several = Vec::new();
    let mut runs: Vec<(u32, u32, i32, u32)> = Vec::new();
    for c in '\u{80}'..=char::MAX {
        let to = map(c);
        if to.len() > 1 {
            push(&mut several, c as u32);
            (0..3).for_each(|i| push(&mut several, to.get(i).map_or(0, |&c| c as u32)));
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
    let mut bytes = Vec::new();
    for (first, last, added, step) in runs {
        push(&mut bytes, first);
        push(&mut bytes, last);
        push(&mut bytes, (added as u32 & 0x7f_ffff) | (step - 1) << 23);
    }
    print!("{}{}", literal(&format!("{name}_RUNS"), &bytes), literal(&format!("{name}_SEVERAL"), &several));
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
