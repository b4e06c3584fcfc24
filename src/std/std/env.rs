//! What a program is started with. The environment of a run is empty.

use crate::error::Error;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::io;
use crate::path::PathBuf;
use crate::vec;
use core::intrinsics::glasscrab as machine;

/// The program's arguments, the first being its name.
pub struct Args {
    inner: ArgsOs,
}

/// The program's arguments as the system gives them.
pub struct ArgsOs {
    inner: vec::IntoIter<OsString>,
}

/// The program's arguments.
#[must_use]
pub fn args() -> Args {
    Args { inner: args_os() }
}

/// The program's arguments as the system gives them.
#[must_use]
pub fn args_os() -> ArgsOs {
    let mut list = Vec::new();
    for index in 0..machine::argc() {
        let (address, len) = machine::argv(index);
        // SAFETY: the bytes live as long as the run, and are UTF-8.
        let text = unsafe { crate::str::from_utf8_unchecked(crate::slice::from_raw_parts(address, len)) };
        list.push(OsString::from(text));
    }
    ArgsOs { inner: list.into_iter() }
}

impl !Send for Args {}
impl !Sync for Args {}

impl Iterator for Args {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.inner.next().map(|s| s.into_string().unwrap())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl ExactSizeIterator for Args {
    fn len(&self) -> usize {
        self.inner.len()
    }
}

impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        self.inner.next_back().map(|s| s.into_string().unwrap())
    }
}

impl fmt::Debug for Args {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Args").field("inner", &self.inner.inner.as_slice()).finish()
    }
}

impl Iterator for ArgsOs {
    type Item = OsString;

    fn next(&mut self) -> Option<OsString> {
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl ExactSizeIterator for ArgsOs {
    fn len(&self) -> usize {
        self.inner.len()
    }
}

impl DoubleEndedIterator for ArgsOs {
    fn next_back(&mut self) -> Option<OsString> {
        self.inner.next_back()
    }
}

impl fmt::Debug for ArgsOs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ArgsOs").field("inner", &self.inner.as_slice()).finish()
    }
}

/// Why a variable could not be read.
#[derive(Debug, PartialEq, Eq, Clone)]
pub enum VarError {
    /// It is not set.
    NotPresent,
    /// It is not UTF-8.
    NotUnicode(OsString),
}

impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VarError::NotPresent => f.write_str("environment variable not found"),
            VarError::NotUnicode(s) => write!(f, "environment variable was not valid unicode: {s:?}"),
        }
    }
}

impl Error for VarError {}

/// What the program has set itself.
static mut VARIABLES: Vec<(OsString, OsString)> = Vec::new();

fn variables() -> &'static mut Vec<(OsString, OsString)> {
    // SAFETY: one thread, and no caller keeps the reference.
    unsafe { &mut *(&raw mut VARIABLES) }
}

/// An environment variable.
pub fn var<K: AsRef<OsStr>>(key: K) -> Result<String, VarError> {
    match var_os(key) {
        Some(value) => value.into_string().map_err(VarError::NotUnicode),
        None => Err(VarError::NotPresent),
    }
}

/// An environment variable as the system gives it.
#[must_use]
pub fn var_os<K: AsRef<OsStr>>(key: K) -> Option<OsString> {
    let key = key.as_ref();
    variables().iter().find(|(name, _)| name.as_os_str() == key).map(|(_, value)| value.clone())
}

/// Sets an environment variable.
///
/// # Safety
/// No other thread may read or write the environment meanwhile.
pub unsafe fn set_var<K: AsRef<OsStr>, V: AsRef<OsStr>>(key: K, value: V) {
    let key = key.as_ref();
    let value = value.as_ref().to_os_string();
    match variables().iter_mut().find(|(name, _)| name.as_os_str() == key) {
        Some(entry) => entry.1 = value,
        None => variables().push((key.to_os_string(), value)),
    }
}

/// Removes an environment variable.
///
/// # Safety
/// As for `set_var`.
pub unsafe fn remove_var<K: AsRef<OsStr>>(key: K) {
    let key = key.as_ref();
    variables().retain(|(name, _)| name.as_os_str() != key);
}

/// The environment variables.
pub struct Vars {
    inner: VarsOs,
}

/// The environment variables as the system gives them.
pub struct VarsOs {
    inner: vec::IntoIter<(OsString, OsString)>,
}

/// The environment variables.
#[must_use]
pub fn vars() -> Vars {
    Vars { inner: vars_os() }
}

/// The environment variables as the system gives them.
#[must_use]
pub fn vars_os() -> VarsOs {
    VarsOs { inner: variables().clone().into_iter() }
}

impl Iterator for Vars {
    type Item = (String, String);

    fn next(&mut self) -> Option<(String, String)> {
        self.inner.next().map(|(a, b)| (a.into_string().unwrap(), b.into_string().unwrap()))
    }
}

impl Iterator for VarsOs {
    type Item = (OsString, OsString);

    fn next(&mut self) -> Option<(OsString, OsString)> {
        self.inner.next()
    }
}

/// The working directory.
pub fn current_dir() -> io::Result<PathBuf> {
    Ok(PathBuf::from("/"))
}

/// The path of the program.
pub fn current_exe() -> io::Result<PathBuf> {
    match args_os().next() {
        Some(path) => Ok(PathBuf::from(path)),
        None => Err(io::Error::from(io::ErrorKind::Unsupported)),
    }
}

/// The directory for temporary files.
#[must_use]
pub fn temp_dir() -> PathBuf {
    PathBuf::from("/tmp")
}

/// Constants of the target.
pub mod consts {
    /// The architecture.
    pub const ARCH: &str = "x86_64";
    /// The family of the system.
    pub const FAMILY: &str = "unix";
    /// The system.
    pub const OS: &str = "linux";
    /// What names of dynamic libraries start with.
    pub const DLL_PREFIX: &str = "lib";
    /// What names of dynamic libraries end with.
    pub const DLL_SUFFIX: &str = ".so";
    /// The extension of dynamic libraries.
    pub const DLL_EXTENSION: &str = "so";
    /// What names of programs end with.
    pub const EXE_SUFFIX: &str = "";
    /// The extension of programs.
    pub const EXE_EXTENSION: &str = "";
}
