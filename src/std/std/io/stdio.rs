//! The standard streams. Their buffers are no heap blocks, so that a program that only prints has an empty heap.

use super::{BufRead, Lines, Read, Result, Write};
use crate::fmt;
use crate::marker::PhantomData;
use core::intrinsics::glasscrab as machine;

/// How many bytes standard output holds back at most while a line is not complete.
const STDOUT_BUF_SIZE: usize = 1024;
/// How many bytes of standard input are read ahead.
const STDIN_BUF_SIZE: usize = 8 * 1024;

/// Bytes between the program and a stream: those from `start` to `end` count.
struct Stream<const N: usize> {
    bytes: [u8; N],
    start: usize,
    end: usize,
}

static mut STDOUT: Stream<STDOUT_BUF_SIZE> = Stream { bytes: [0; STDOUT_BUF_SIZE], start: 0, end: 0 };
static mut STDIN: Stream<STDIN_BUF_SIZE> = Stream { bytes: [0; STDIN_BUF_SIZE], start: 0, end: 0 };

fn stdout_stream() -> &'static mut Stream<STDOUT_BUF_SIZE> {
    // SAFETY: one thread runs at a time, and no caller keeps the reference while it calls out.
    unsafe { &mut *(&raw mut STDOUT) }
}

fn stdin_stream() -> &'static mut Stream<STDIN_BUF_SIZE> {
    // SAFETY: as above.
    unsafe { &mut *(&raw mut STDIN) }
}

fn write_fd(fd: i32, bytes: &[u8]) {
    // SAFETY: pointer and length are a slice's.
    unsafe { machine::write(fd, bytes.as_ptr(), bytes.len()) }
}

impl Stream<STDOUT_BUF_SIZE> {
    /// Complete lines are written out, the rest is held back.
    fn print(&mut self, bytes: &[u8]) {
        match bytes.iter().rposition(|byte| *byte == b'\n') {
            None => self.hold(bytes),
            Some(newline) => {
                let (lines, rest) = bytes.split_at(newline + 1);
                self.hold(lines);
                self.flush();
                self.hold(rest);
            }
        }
    }

    fn hold(&mut self, bytes: &[u8]) {
        if self.end + bytes.len() > STDOUT_BUF_SIZE {
            self.flush();
        }
        if bytes.len() >= STDOUT_BUF_SIZE {
            write_fd(1, bytes);
        } else {
            self.bytes[self.end..self.end + bytes.len()].copy_from_slice(bytes);
            self.end += bytes.len();
        }
    }

    fn flush(&mut self) {
        if self.end != 0 {
            write_fd(1, &self.bytes[..self.end]);
            self.end = 0;
        }
    }
}

impl Stream<STDIN_BUF_SIZE> {
    /// What was read ahead; waits for more if there is nothing.
    fn fill(&mut self) -> &[u8] {
        if self.start >= self.end {
            self.start = 0;
            // SAFETY: pointer and length are the buffer's.
            let count = unsafe { machine::read(0, self.bytes.as_mut_ptr(), STDIN_BUF_SIZE) };
            self.end = if count < 0 { 0 } else { count as usize };
        }
        &self.bytes[self.start..self.end]
    }
}

/// Flushes standard output.
pub(crate) fn cleanup() {
    stdout_stream().flush();
}

// ---- Output ----

/// A stream that is there once.
struct Global;

static GLOBAL: Global = Global;

/// Standard output.
pub struct Stdout {
    inner: &'static Global,
}

/// Standard output, for one alone.
#[must_use = "if unused stdout will immediately unlock"]
pub struct StdoutLock<'a> {
    inner: &'a Global,
    _not_send: PhantomData<*const ()>,
}

/// Standard error.
pub struct Stderr {
    inner: &'static Global,
}

/// Standard error, for one alone.
#[must_use = "if unused stderr will immediately unlock"]
pub struct StderrLock<'a> {
    inner: &'a Global,
    _not_send: PhantomData<*const ()>,
}

/// Standard output.
#[must_use]
pub fn stdout() -> Stdout {
    Stdout { inner: &GLOBAL }
}

/// Standard error.
#[must_use]
pub fn stderr() -> Stderr {
    Stderr { inner: &GLOBAL }
}

impl Stdout {
    /// Standard output, for this thread alone.
    pub fn lock(&self) -> StdoutLock<'static> {
        StdoutLock { inner: self.inner, _not_send: PhantomData }
    }
}

impl Stderr {
    /// Standard error, for this thread alone.
    pub fn lock(&self) -> StderrLock<'static> {
        StderrLock { inner: self.inner, _not_send: PhantomData }
    }
}

fn print_out(bytes: &[u8]) -> Result<usize> {
    stdout_stream().print(bytes);
    Ok(bytes.len())
}

fn flush_out() -> Result<()> {
    cleanup();
    Ok(())
}

fn print_err(bytes: &[u8]) -> Result<usize> {
    write_fd(2, bytes);
    Ok(bytes.len())
}

fn flush_err() -> Result<()> {
    Ok(())
}

macro_rules! writers {
    ($($ty:ty, $write:ident, $flush:ident;)*) => {
        $(impl Write for $ty {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                $write(buf)
            }

            fn flush(&mut self) -> Result<()> {
                $flush()
            }
        })*
    };
}

writers! {
    Stdout, print_out, flush_out;
    &Stdout, print_out, flush_out;
    StdoutLock<'_>, print_out, flush_out;
    Stderr, print_err, flush_err;
    &Stderr, print_err, flush_err;
    StderrLock<'_>, print_err, flush_err;
}

macro_rules! opaque {
    ($($name:literal $ty:ty;)*) => {
        $(impl fmt::Debug for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct($name).finish_non_exhaustive()
            }
        })*
    };
}

opaque! {
    "Stdout" Stdout;
    "StdoutLock" StdoutLock<'_>;
    "Stderr" Stderr;
    "StderrLock" StderrLock<'_>;
    "Stdin" Stdin;
    "StdinLock" StdinLock<'_>;
}

struct PrintOut;

impl fmt::Write for PrintOut {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        stdout_stream().print(s.as_bytes());
        Ok(())
    }
}

struct PrintErr;

impl fmt::Write for PrintErr {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        write_fd(2, s.as_bytes());
        Ok(())
    }
}

/// What `print!` calls.
#[doc(hidden)]
pub fn _print(args: fmt::Arguments<'_>) {
    if fmt::write(&mut PrintOut, args).is_err() {
        panic!("a formatting trait implementation returned an error when the underlying stream did not");
    }
}

/// What `eprint!` calls.
#[doc(hidden)]
pub fn _eprint(args: fmt::Arguments<'_>) {
    if fmt::write(&mut PrintErr, args).is_err() {
        panic!("a formatting trait implementation returned an error when the underlying stream did not");
    }
}

// ---- Input ----

/// Standard input.
pub struct Stdin {
    inner: &'static Global,
}

/// Standard input, for one alone.
#[must_use = "if unused stdin will immediately unlock"]
pub struct StdinLock<'a> {
    inner: &'a Global,
    _not_send: PhantomData<*const ()>,
}

/// Standard input.
#[must_use]
pub fn stdin() -> Stdin {
    Stdin { inner: &GLOBAL }
}

impl Stdin {
    /// Standard input, for this thread alone.
    pub fn lock(&self) -> StdinLock<'static> {
        StdinLock { inner: self.inner, _not_send: PhantomData }
    }

    /// Appends a line with its newline.
    #[rustc_confusables("get_line")]
    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        self.lock().read_line(buf)
    }

    /// The lines, without their newlines.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn lines(self) -> Lines<StdinLock<'static>> {
        self.lock().lines()
    }
}

impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        self.lock().read(buf)
    }
}

impl Read for &Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        self.lock().read(buf)
    }
}

impl Read for StdinLock<'_> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = self.fill_buf()?.read(buf)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(stdin_stream().fill())
    }

    fn consume(&mut self, n: usize) {
        let stream = stdin_stream();
        stream.start = crate::cmp::min(stream.start + n, stream.end);
    }
}

/// Whether a stream is a terminal.
pub trait IsTerminal {
    /// Whether this is a terminal.
    fn is_terminal(&self) -> bool;
}

macro_rules! terminals {
    ($($ty:ty)*) => {
        $(impl IsTerminal for $ty {
            fn is_terminal(&self) -> bool {
                false
            }
        })*
    };
}

terminals! { Stdout StdoutLock<'_> Stderr StderrLock<'_> Stdin StdinLock<'_> }
