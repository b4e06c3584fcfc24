//! The standard streams.

use crate::fmt;
use crate::prelude::v1::*;
use core::intrinsics::glasscrab;

/// How many bytes standard output holds back at most while a line is not complete.
const CAPACITY: usize = 1024;

/// The buffer of standard output: a line is written out when it is complete. It is no heap block, so that a program that
/// only prints has an empty heap.
static mut BUFFER: [u8; CAPACITY] = [0; CAPACITY];
static mut BUFFERED: usize = 0;

fn write_fd(fd: i32, bytes: &[u8]) {
    // SAFETY: pointer and length are a slice's.
    unsafe { glasscrab::write(fd, bytes.as_ptr(), bytes.len()) }
}

fn flush() {
    // SAFETY: `BUFFERED` bytes are filled.
    unsafe {
        if BUFFERED != 0 {
            glasscrab::write(1, &raw const BUFFER as *const u8, BUFFERED);
            BUFFERED = 0;
        }
    }
}

fn write_buffered(bytes: &[u8]) {
    let mut at = bytes.len();
    while at > 0 && bytes[at - 1] != b'\n' {
        at -= 1;
    }
    let (lines, rest) = bytes.split_at(at);
    if !lines.is_empty() {
        push(lines);
        flush();
    }
    push(rest);
}

fn push(bytes: &[u8]) {
    // SAFETY: what does not fit is not copied.
    unsafe {
        if BUFFERED + bytes.len() > CAPACITY {
            flush();
        }
        if bytes.len() >= CAPACITY {
            write_fd(1, bytes);
        } else {
            core::ptr::copy_nonoverlapping(bytes.as_ptr(), (&raw mut BUFFER as *mut u8).add(BUFFERED), bytes.len());
            BUFFERED += bytes.len();
        }
    }
}

struct Out;

impl fmt::Write for Out {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        write_buffered(s.as_bytes());
        Ok(())
    }
}

struct Err;

impl fmt::Write for Err {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        write_fd(2, s.as_bytes());
        Ok(())
    }
}

/// Prints to standard output.
#[doc(hidden)]
pub fn _print(args: fmt::Arguments<'_>) {
    let _ = fmt::Write::write_fmt(&mut Out, args);
}

/// Prints to standard error.
#[doc(hidden)]
pub fn _eprint(args: fmt::Arguments<'_>) {
    let _ = fmt::Write::write_fmt(&mut Err, args);
}

/// Flushes standard output.
pub(crate) fn cleanup() {
    flush();
}
