//! The arguments of the program.

use alloc_crate::string::String;
use core::intrinsics::glasscrab as machine;

/// The arguments, the program's name first.
pub struct Args {
    at: usize,
    end: usize,
}

/// The arguments, the program's name first.
pub fn args() -> Args {
    Args { at: 0, end: machine::argc() }
}

impl Iterator for Args {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.at == self.end {
            return None;
        }
        let (ptr, len) = machine::argv(self.at);
        self.at += 1;
        // SAFETY: the machine's arguments are UTF-8 and stay.
        let text = unsafe { core::str::from_utf8_unchecked(core::slice::from_raw_parts(ptr, len)) };
        Some(String::from(text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.at;
        (n, Some(n))
    }
}

impl ExactSizeIterator for Args {}
