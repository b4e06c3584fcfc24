//! Files, which a practice program cannot reach: everything that would open one is marked as not supported.

use crate::io::{self, Read, Result, Seek, SeekFrom, Write};
use crate::path::Path;

/// An open file.
#[derive(Debug)]
pub struct File {
    fd: i32,
}

/// How a file is to be opened.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    read: bool,
    write: bool,
    append: bool,
    truncate: bool,
    create: bool,
    create_new: bool,
}

fn no_files<T>() -> Result<T> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

impl File {
    /// Opens a file to read.
    #[glasscrab::unsupported("files")]
    pub fn open<P: AsRef<Path>>(path: P) -> Result<File> {
        let _ = path;
        no_files()
    }

    /// Makes a file, or empties the one there is.
    #[glasscrab::unsupported("files")]
    pub fn create<P: AsRef<Path>>(path: P) -> Result<File> {
        let _ = path;
        no_files()
    }

    /// How files are opened.
    #[must_use]
    pub fn options() -> OpenOptions {
        OpenOptions::new()
    }
}

impl Read for File {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> {
        no_files()
    }
}

impl Write for File {
    fn write(&mut self, _buf: &[u8]) -> Result<usize> {
        no_files()
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Seek for File {
    fn seek(&mut self, _pos: SeekFrom) -> Result<u64> {
        no_files()
    }
}

macro_rules! options {
    ($($name:ident $words:literal;)*) => {
        $(
            #[doc = $words]
            pub fn $name(&mut self, $name: bool) -> &mut Self {
                self.$name = $name;
                self
            }
        )*
    };
}

impl OpenOptions {
    /// Nothing is allowed yet.
    #[must_use]
    pub fn new() -> OpenOptions {
        OpenOptions { read: false, write: false, append: false, truncate: false, create: false, create_new: false }
    }

    options! {
        read "To read.";
        write "To write.";
        append "To write at the end.";
        truncate "To empty the file.";
        create "To make the file if there is none.";
        create_new "To make the file; an error if there is one.";
    }

    /// Opens a file.
    #[glasscrab::unsupported("files")]
    pub fn open<P: AsRef<Path>>(&self, path: P) -> Result<File> {
        let _ = path;
        no_files()
    }
}

/// All bytes of a file.
#[glasscrab::unsupported("files")]
pub fn read<P: AsRef<Path>>(path: P) -> Result<Vec<u8>> {
    let _ = path;
    no_files()
}

/// All text of a file.
#[glasscrab::unsupported("files")]
pub fn read_to_string<P: AsRef<Path>>(path: P) -> Result<String> {
    let _ = path;
    no_files()
}

/// Makes a file with these bytes.
#[glasscrab::unsupported("files")]
pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> Result<()> {
    let _ = (path, contents);
    no_files()
}

/// Removes a file.
#[glasscrab::unsupported("files")]
pub fn remove_file<P: AsRef<Path>>(path: P) -> Result<()> {
    let _ = path;
    no_files()
}

/// Makes a directory.
#[glasscrab::unsupported("files")]
pub fn create_dir<P: AsRef<Path>>(path: P) -> Result<()> {
    let _ = path;
    no_files()
}

/// Makes a directory and those above it.
#[glasscrab::unsupported("files")]
pub fn create_dir_all<P: AsRef<Path>>(path: P) -> Result<()> {
    let _ = path;
    no_files()
}
