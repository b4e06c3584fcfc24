//! Input and output: the traits, buffers, and the standard streams.

mod buffered;
mod cursor;
mod error;
mod impls;
mod read;
mod stdio;
mod util;
mod write;

pub mod prelude {
    //! The traits of `io`, to be imported together.
    pub use super::{BufRead, Read, Seek, Write};
}

pub use buffered::{BufReader, BufWriter, IntoInnerError, LineWriter, WriterPanicked};
pub use cursor::Cursor;
pub use error::{Error, ErrorKind, Result};
pub(crate) use error::{SimpleMessage, const_error};
pub use read::{BufRead, Bytes, Chain, Lines, Read, Split, Take, read_to_string};
pub(crate) use stdio::cleanup;
pub use stdio::{IsTerminal, Stderr, StderrLock, Stdin, StdinLock, Stdout, StdoutLock, stderr, stdin, stdout};
#[doc(hidden)]
pub use stdio::{_eprint, _print};
pub use util::{Empty, Repeat, Seek, SeekFrom, Sink, copy, empty, repeat, sink};
pub use write::{IoSlice, IoSliceMut, Write};
