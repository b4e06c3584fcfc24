//! Escapes of ASCII bytes.

use crate::fmt::{self, Write};
use crate::iter::FusedIterator;

/// A byte as Rust source would write it.
pub fn escape_default(c: u8) -> EscapeDefault {
    let hex = |nibble: u8| b"0123456789abcdef"[nibble as usize];
    let (data, len) = match c {
        b'\t' => ([b'\\', b't', 0, 0], 2),
        b'\r' => ([b'\\', b'r', 0, 0], 2),
        b'\n' => ([b'\\', b'n', 0, 0], 2),
        b'\'' | b'"' | b'\\' => ([b'\\', c, 0, 0], 2),
        0x20..=0x7e => ([c, 0, 0, 0], 1),
        _ => ([b'\\', b'x', hex(c >> 4), hex(c & 15)], 4),
    };
    EscapeDefault { data, position: 0, len }
}

/// The bytes of an escape.
#[derive(Clone, Debug)]
pub struct EscapeDefault {
    data: [u8; 4],
    position: usize,
    len: usize,
}

impl Iterator for EscapeDefault {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.position == self.len {
            return None;
        }
        self.position += 1;
        Some(self.data[self.position - 1])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.len - self.position;
        (n, Some(n))
    }
}

impl DoubleEndedIterator for EscapeDefault {
    fn next_back(&mut self) -> Option<u8> {
        if self.position == self.len {
            return None;
        }
        self.len -= 1;
        Some(self.data[self.len])
    }
}

impl ExactSizeIterator for EscapeDefault {}

impl FusedIterator for EscapeDefault {}

impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.clone() {
            f.write_char(byte as char)?;
        }
        Ok(())
    }
}
