//! Readers and writers with a buffer.

use super::{BufRead, Error, ErrorKind, Read, Result, Seek, SeekFrom, SimpleMessage, Write, const_error};
use crate::error;
use crate::fmt;
use crate::mem::ManuallyDrop;
use crate::ptr;
use alloc::vec;

/// How many bytes a buffer has by default.
const DEFAULT_BUF_SIZE: usize = 8 * 1024;
/// How many bytes a line's buffer has by default.
const LINE_BUF_SIZE: usize = 1024;

/// A reader with a buffer.
pub struct BufReader<R: ?Sized> {
    buf: Buffer,
    inner: R,
}

/// Bytes that were read ahead: those from `pos` to `filled` are still to be given out.
struct Buffer {
    buf: Box<[u8]>,
    pos: usize,
    filled: usize,
    initialized: usize,
}

impl<R: Read> BufReader<R> {
    /// A buffer of the usual size before a reader.
    pub fn new(inner: R) -> BufReader<R> {
        BufReader::with_capacity(DEFAULT_BUF_SIZE, inner)
    }

    /// A buffer before a reader.
    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        let buf = vec![0; capacity].into_boxed_slice();
        BufReader { buf: Buffer { buf, pos: 0, filled: 0, initialized: capacity }, inner }
    }
}

impl<R: ?Sized> BufReader<R> {
    /// The reader by reference.
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    /// The reader by mutable reference.
    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    /// What is buffered.
    pub fn buffer(&self) -> &[u8] {
        &self.buf.buf[self.buf.pos..self.buf.filled]
    }

    /// How many bytes the buffer has.
    pub fn capacity(&self) -> usize {
        self.buf.buf.len()
    }

    /// The reader; what is buffered is lost.
    pub fn into_inner(self) -> R
    where
        R: Sized,
    {
        self.inner
    }

    fn discard(&mut self) {
        self.buf.pos = 0;
        self.buf.filled = 0;
    }
}

impl<R: ?Sized + Read> Read for BufReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        // What is as long as the buffer does not go through it.
        if self.buf.pos == self.buf.filled && buf.len() >= self.capacity() {
            self.discard();
            return self.inner.read(buf);
        }
        let mut rest = self.fill_buf()?;
        let n = rest.read(buf)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: ?Sized + Read> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.buf.pos >= self.buf.filled {
            self.discard();
            self.buf.filled = self.inner.read(&mut self.buf.buf)?;
        }
        Ok(&self.buf.buf[self.buf.pos..self.buf.filled])
    }

    fn consume(&mut self, amt: usize) {
        self.buf.pos = crate::cmp::min(self.buf.pos + amt, self.buf.filled);
    }
}

impl<R: ?Sized + Seek> Seek for BufReader<R> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        let pos = match pos {
            // The reader stands after what is buffered.
            SeekFrom::Current(n) => SeekFrom::Current(n - (self.buf.filled - self.buf.pos) as i64),
            other => other,
        };
        let result = self.inner.seek(pos)?;
        self.discard();
        Ok(result)
    }
}

impl<R: ?Sized + fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufReader")
            .field("reader", &&self.inner)
            .field("buffer", &format_args!("{}/{}", self.buf.filled - self.buf.pos, self.capacity()))
            .finish()
    }
}

/// A writer with a buffer, which is written out when it is full and at the drop.
pub struct BufWriter<W: ?Sized + Write> {
    buf: Vec<u8>,
    /// Whether the writer is panicking: then the drop does not write.
    panicked: bool,
    inner: W,
}

impl<W: Write> BufWriter<W> {
    /// A buffer of the usual size before a writer.
    pub fn new(inner: W) -> BufWriter<W> {
        BufWriter::with_capacity(DEFAULT_BUF_SIZE, inner)
    }

    /// A buffer before a writer.
    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {
        BufWriter { inner, buf: Vec::with_capacity(capacity), panicked: false }
    }

    /// The writer, after the buffer is written out.
    pub fn into_inner(mut self) -> core::result::Result<W, IntoInnerError<BufWriter<W>>> {
        match self.flush_buf() {
            Err(e) => Err(IntoInnerError(self, e)),
            Ok(()) => Ok(self.into_parts().0),
        }
    }

    /// The writer, and what is buffered if the writer did not panic.
    pub fn into_parts(self) -> (W, core::result::Result<Vec<u8>, WriterPanicked>) {
        let mut this = ManuallyDrop::new(self);
        let buf = crate::mem::take(&mut this.buf);
        let buf = if this.panicked { Err(WriterPanicked { buf }) } else { Ok(buf) };
        // SAFETY: read once, since `this` is not dropped.
        (unsafe { ptr::read(&this.inner) }, buf)
    }
}

/// What was buffered when the writer panicked.
pub struct WriterPanicked {
    buf: Vec<u8>,
}

impl WriterPanicked {
    /// The bytes; some of them may have been written.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_inner(self) -> Vec<u8> {
        self.buf
    }
}

impl<W: ?Sized + Write> BufWriter<W> {
    /// The writer by reference.
    pub fn get_ref(&self) -> &W {
        &self.inner
    }

    /// The writer by mutable reference.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.inner
    }

    /// What is buffered.
    pub fn buffer(&self) -> &[u8] {
        &self.buf
    }

    /// How many bytes the buffer has.
    pub fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    /// Writes the buffer out.
    fn flush_buf(&mut self) -> Result<()> {
        let mut written = 0;
        let mut result = Ok(());
        while written < self.buf.len() {
            self.panicked = true;
            let step = self.inner.write(&self.buf[written..]);
            self.panicked = false;
            match step {
                Ok(0) => {
                    result = Err(const_error(&SimpleMessage {
                        kind: ErrorKind::WriteZero,
                        message: "failed to write the buffered data",
                    }));
                    break;
                }
                Ok(n) => written += n,
                Err(ref e) if e.is_interrupted() => {}
                Err(e) => {
                    result = Err(e);
                    break;
                }
            }
        }
        self.buf.drain(..written);
        result
    }
}

impl<W: ?Sized + Write> Write for BufWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        if self.buf.len() + buf.len() > self.buf.capacity() {
            self.flush_buf()?;
        }
        if buf.len() >= self.buf.capacity() {
            self.panicked = true;
            let result = self.inner.write(buf);
            self.panicked = false;
            result
        } else {
            self.buf.extend_from_slice(buf);
            Ok(buf.len())
        }
    }

    fn flush(&mut self) -> Result<()> {
        self.flush_buf()?;
        self.inner.flush()
    }
}

impl<W: ?Sized + Write + Seek> Seek for BufWriter<W> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        self.flush_buf()?;
        self.inner.seek(pos)
    }
}

impl<W: ?Sized + Write + fmt::Debug> fmt::Debug for BufWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufWriter")
            .field("writer", &&self.inner)
            .field("buffer", &format_args!("{}/{}", self.buf.len(), self.buf.capacity()))
            .finish()
    }
}

impl<W: ?Sized + Write> Drop for BufWriter<W> {
    fn drop(&mut self) {
        if !self.panicked {
            let _ = self.flush_buf();
        }
    }
}

/// A writer with a buffer, which is written out at the end of each line.
pub struct LineWriter<W: ?Sized + Write> {
    inner: BufWriter<W>,
}

impl<W: Write> LineWriter<W> {
    /// A buffer of the usual size before a writer.
    pub fn new(inner: W) -> LineWriter<W> {
        LineWriter::with_capacity(LINE_BUF_SIZE, inner)
    }

    /// A buffer before a writer.
    pub fn with_capacity(capacity: usize, inner: W) -> LineWriter<W> {
        LineWriter { inner: BufWriter::with_capacity(capacity, inner) }
    }

    /// The writer by mutable reference.
    pub fn get_mut(&mut self) -> &mut W {
        self.inner.get_mut()
    }

    /// The writer, after the buffer is written out.
    pub fn into_inner(self) -> core::result::Result<W, IntoInnerError<LineWriter<W>>> {
        self.inner.into_inner().map_err(|IntoInnerError(buf, e)| IntoInnerError(LineWriter { inner: buf }, e))
    }
}

impl<W: ?Sized + Write> LineWriter<W> {
    /// The writer by reference.
    pub fn get_ref(&self) -> &W {
        self.inner.get_ref()
    }
}

impl<W: ?Sized + Write> Write for LineWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.write_all(buf)?;
        Ok(buf.len())
    }

    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        match buf.iter().rposition(|byte| *byte == b'\n') {
            // A line that was written before is complete if it ends with its newline.
            None => {
                if self.inner.buf.last() == Some(&b'\n') {
                    self.inner.flush_buf()?;
                }
                self.inner.write_all(buf)
            }
            Some(newline) => {
                let (lines, tail) = buf.split_at(newline + 1);
                if self.inner.buf.is_empty() {
                    self.inner.inner.write_all(lines)?;
                } else {
                    self.inner.write_all(lines)?;
                    self.inner.flush_buf()?;
                }
                self.inner.write_all(tail)
            }
        }
    }

    fn flush(&mut self) -> Result<()> {
        self.inner.flush()
    }
}

impl<W: ?Sized + Write + fmt::Debug> fmt::Debug for LineWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineWriter")
            .field("writer", &self.get_ref())
            .field("buffer", &format_args!("{}/{}", self.inner.buf.len(), self.inner.buf.capacity()))
            .finish_non_exhaustive()
    }
}

/// The error of `into_inner`: the buffer could not be written out.
#[derive(Debug)]
pub struct IntoInnerError<W>(W, Error);

impl<W> IntoInnerError<W> {
    /// Why.
    pub fn error(&self) -> &Error {
        &self.1
    }

    /// The buffered writer.
    pub fn into_inner(self) -> W {
        self.0
    }

    /// Why.
    pub fn into_error(self) -> Error {
        self.1
    }

    /// Why, and the buffered writer.
    pub fn into_parts(self) -> (Error, W) {
        (self.1, self.0)
    }
}

impl<W> From<IntoInnerError<W>> for Error {
    fn from(iie: IntoInnerError<W>) -> Error {
        iie.1
    }
}

impl<W: Send + fmt::Debug> error::Error for IntoInnerError<W> {}

impl<W> fmt::Display for IntoInnerError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.fmt(f)
    }
}
