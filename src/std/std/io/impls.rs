//! `Read`, `Write`, `Seek` and `BufRead` of references, boxes, slices, vectors and queues.

use super::{BufRead, Read, Result, Seek, SeekFrom, Write};
use crate::cmp;
use crate::collections::VecDeque;
use crate::fmt;
use crate::mem;

macro_rules! forward {
    ($($ty:ty)*) => {
        $(
            impl<T: Read + ?Sized> Read for $ty {
                #[inline]
                fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
                    (**self).read(buf)
                }

                #[inline]
                fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
                    (**self).read_to_end(buf)
                }

                #[inline]
                fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {
                    (**self).read_to_string(buf)
                }

                #[inline]
                fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
                    (**self).read_exact(buf)
                }
            }

            impl<T: Write + ?Sized> Write for $ty {
                #[inline]
                fn write(&mut self, buf: &[u8]) -> Result<usize> {
                    (**self).write(buf)
                }

                #[inline]
                fn flush(&mut self) -> Result<()> {
                    (**self).flush()
                }

                #[inline]
                fn write_all(&mut self, buf: &[u8]) -> Result<()> {
                    (**self).write_all(buf)
                }

                #[inline]
                fn write_fmt(&mut self, fmt: fmt::Arguments<'_>) -> Result<()> {
                    (**self).write_fmt(fmt)
                }
            }

            impl<T: Seek + ?Sized> Seek for $ty {
                #[inline]
                fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
                    (**self).seek(pos)
                }
            }

            impl<T: BufRead + ?Sized> BufRead for $ty {
                #[inline]
                fn fill_buf(&mut self) -> Result<&[u8]> {
                    (**self).fill_buf()
                }

                #[inline]
                fn consume(&mut self, amt: usize) {
                    (**self).consume(amt)
                }

                #[inline]
                fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
                    (**self).read_until(byte, buf)
                }

                #[inline]
                fn read_line(&mut self, buf: &mut String) -> Result<usize> {
                    (**self).read_line(buf)
                }
            }
        )*
    };
}

forward! { &mut T Box<T> }

impl Read for &[u8] {
    #[inline]
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let amt = cmp::min(buf.len(), self.len());
        let (a, b) = self.split_at(amt);
        buf[..amt].copy_from_slice(a);
        *self = b;
        Ok(amt)
    }

    #[inline]
    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
        if buf.len() > self.len() {
            *self = &self[self.len()..];
            return Err(super::read::read_exact_eof());
        }
        self.read(buf).map(|_| ())
    }

    #[inline]
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let len = self.len();
        buf.extend_from_slice(self);
        *self = &self[len..];
        Ok(len)
    }
}

impl BufRead for &[u8] {
    #[inline]
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(*self)
    }

    #[inline]
    fn consume(&mut self, amt: usize) {
        *self = &self[amt..];
    }
}

/// Overwrites the slice, which is shorter afterwards.
impl Write for &mut [u8] {
    #[inline]
    fn write(&mut self, data: &[u8]) -> Result<usize> {
        let amt = cmp::min(data.len(), self.len());
        let (a, b) = mem::take(self).split_at_mut(amt);
        a.copy_from_slice(&data[..amt]);
        *self = b;
        Ok(amt)
    }

    #[inline]
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Appends to the vector.
impl Write for Vec<u8> {
    #[inline]
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend_from_slice(buf);
        Ok(buf.len())
    }

    #[inline]
    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        self.extend_from_slice(buf);
        Ok(())
    }

    #[inline]
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Takes from the front of the queue.
impl Read for VecDeque<u8> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let amt = cmp::min(buf.len(), self.len());
        for slot in &mut buf[..amt] {
            if let Some(byte) = self.pop_front() {
                *slot = byte;
            }
        }
        Ok(amt)
    }
}

/// Appends to the back of the queue.
impl Write for VecDeque<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
