//! `Write`: where bytes go.

use super::{Error, ErrorKind, Result, SimpleMessage, const_error};
use crate::fmt;
use crate::mem;
use crate::ops::{Deref, DerefMut};

/// Where bytes go.
#[rustc_diagnostic_item = "IoWrite"]
pub trait Write {
    /// Writes some of the bytes; how many.
    fn write(&mut self, buf: &[u8]) -> Result<usize>;

    /// Writes out what is buffered.
    fn flush(&mut self) -> Result<()>;

    /// Writes some of the bytes of several pieces.
    fn write_vectored(&mut self, bufs: &[IoSlice<'_>]) -> Result<usize> {
        for buf in bufs {
            if !buf.is_empty() {
                return self.write(buf);
            }
        }
        self.write(&[])
    }

    /// Writes all of the bytes.
    fn write_all(&mut self, mut buf: &[u8]) -> Result<()> {
        while !buf.is_empty() {
            match self.write(buf) {
                Ok(0) => return Err(write_all_eof()),
                Ok(n) => buf = &buf[n..],
                Err(ref e) if e.is_interrupted() => {}
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }

    /// Writes formatted text.
    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> {
        let mut adapter = Adapter { inner: self, error: Ok(()) };
        match fmt::write(&mut adapter, args) {
            Ok(()) => Ok(()),
            Err(..) if adapter.error.is_err() => adapter.error,
            Err(..) => panic!("a formatting trait implementation returned an error when the underlying stream did not"),
        }
    }

    /// This writer by reference.
    fn by_ref(&mut self) -> &mut Self
    where
        Self: Sized,
    {
        self
    }
}

fn write_all_eof() -> Error {
    const_error(&SimpleMessage { kind: ErrorKind::WriteZero, message: "failed to write whole buffer" })
}

/// Writes text, and keeps the error that `fmt` cannot carry.
struct Adapter<'a, T: ?Sized> {
    inner: &'a mut T,
    error: Result<()>,
}

impl<T: Write + ?Sized> fmt::Write for Adapter<'_, T> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        match self.inner.write_all(s.as_bytes()) {
            Ok(()) => Ok(()),
            Err(e) => {
                self.error = Err(e);
                Err(fmt::Error)
            }
        }
    }
}

/// A piece of bytes to write.
#[derive(Copy, Clone, Debug)]
#[repr(transparent)]
pub struct IoSlice<'a>(&'a [u8]);

impl<'a> IoSlice<'a> {
    /// A piece.
    #[must_use]
    pub fn new(buf: &'a [u8]) -> IoSlice<'a> {
        IoSlice(buf)
    }

    /// Leaves bytes out at the start.
    #[track_caller]
    pub fn advance(&mut self, n: usize) {
        if self.0.len() < n {
            panic!("advancing IoSlice beyond its length");
        }
        self.0 = &self.0[n..];
    }

    /// Leaves bytes out at the start of several pieces, the first of which may be gone then.
    #[track_caller]
    pub fn advance_slices(bufs: &mut &mut [IoSlice<'a>], n: usize) {
        let (gone, left) = pieces_before(bufs.iter().map(|buf| buf.len()), n);
        *bufs = &mut mem::take(bufs)[gone..];
        match bufs.first_mut() {
            Some(first) => first.advance(left),
            None => assert!(left == 0, "advancing io slices beyond their length"),
        }
    }
}

/// How many pieces end within so many bytes, and how many bytes are left.
fn pieces_before(lengths: impl Iterator<Item = usize>, n: usize) -> (usize, usize) {
    let (mut gone, mut left) = (0, n);
    for length in lengths {
        if length > left {
            break;
        }
        left -= length;
        gone += 1;
    }
    (gone, left)
}

impl Deref for IoSlice<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.0
    }
}

/// A piece of memory to read into.
#[derive(Debug)]
#[repr(transparent)]
pub struct IoSliceMut<'a>(&'a mut [u8]);

impl<'a> IoSliceMut<'a> {
    /// A piece.
    pub fn new(buf: &'a mut [u8]) -> IoSliceMut<'a> {
        IoSliceMut(buf)
    }

    /// Leaves bytes out at the start.
    #[track_caller]
    pub fn advance(&mut self, n: usize) {
        if self.0.len() < n {
            panic!("advancing IoSliceMut beyond its length");
        }
        self.0 = &mut mem::take(&mut self.0)[n..];
    }

    /// Leaves bytes out at the start of several pieces, the first of which may be gone then.
    #[track_caller]
    pub fn advance_slices(bufs: &mut &mut [IoSliceMut<'a>], n: usize) {
        let (gone, left) = pieces_before(bufs.iter().map(|buf| buf.len()), n);
        *bufs = &mut mem::take(bufs)[gone..];
        match bufs.first_mut() {
            Some(first) => first.advance(left),
            None => assert!(left == 0, "advancing io slices beyond their length"),
        }
    }
}

impl Deref for IoSliceMut<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.0
    }
}

impl DerefMut for IoSliceMut<'_> {
    fn deref_mut(&mut self) -> &mut [u8] {
        self.0
    }
}
