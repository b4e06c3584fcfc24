//! UTF-8: validation and decoding.

use super::Utf8Error;

/// The bytes as a string, if they are UTF-8.
pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    match validate(v) {
        // SAFETY: just validated.
        Ok(()) => Ok(unsafe { super::from_utf8_unchecked(v) }),
        Err(err) => Err(err),
    }
}

/// The bytes as a mutable string, if they are UTF-8.
pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    match validate(v) {
        // SAFETY: just validated.
        Ok(()) => Ok(unsafe { super::from_utf8_unchecked_mut(v) }),
        Err(err) => Err(err),
    }
}

const fn validate(v: &[u8]) -> Result<(), Utf8Error> {
    let mut at = 0;
    while at < v.len() {
        let first = v[at];
        if first < 0x80 {
            at += 1;
            continue;
        }
        // How long the sequence is, and which second bytes it may have.
        let (len, low, high) = match first {
            0xc2..=0xdf => (2, 0x80, 0xbf),
            0xe0 => (3, 0xa0, 0xbf),
            0xe1..=0xec | 0xee..=0xef => (3, 0x80, 0xbf),
            0xed => (3, 0x80, 0x9f),
            0xf0 => (4, 0x90, 0xbf),
            0xf1..=0xf3 => (4, 0x80, 0xbf),
            0xf4 => (4, 0x80, 0x8f),
            _ => return Err(Utf8Error { valid_up_to: at, error_len: Some(1) }),
        };
        let mut i = 1;
        while i < len {
            if at + i >= v.len() {
                return Err(Utf8Error { valid_up_to: at, error_len: None });
            }
            let byte = v[at + i];
            let valid = if i == 1 { byte >= low && byte <= high } else { byte & 0xc0 == 0x80 };
            if !valid {
                return Err(Utf8Error { valid_up_to: at, error_len: Some(i as u8) });
            }
            i += 1;
        }
        at += len;
    }
    Ok(())
}

/// The character at the start of bytes that begin with one.
#[inline]
pub(super) fn decode_first(v: &[u8]) -> Option<(char, usize)> {
    let first = *v.first()?;
    if first < 0x80 {
        return Some((first as char, 1));
    }
    let len = if first < 0xe0 {
        2
    } else if first < 0xf0 {
        3
    } else {
        4
    };
    let mut code = first as u32 & (0xff >> (len + 1));
    let mut i = 1;
    while i < len {
        code = (code << 6) | (v[i] as u32 & 0x3f);
        i += 1;
    }
    // SAFETY: a string is UTF-8.
    Some((unsafe { char::from_u32_unchecked(code) }, len))
}

/// The character at the end of bytes that end with one.
#[inline]
pub(super) fn decode_last(v: &[u8]) -> Option<(char, usize)> {
    let mut start = v.len();
    if start == 0 {
        return None;
    }
    start -= 1;
    while v[start] & 0xc0 == 0x80 {
        start -= 1;
    }
    decode_first(&v[start..])
}
