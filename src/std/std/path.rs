//! Paths of files: taken apart and put together, without looking at a file system.

use crate::borrow::{Borrow, Cow};
use crate::cmp;
use crate::error::Error;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::ops::Deref;
use crate::str::FromStr;

/// What separates the parts of a path.
pub const MAIN_SEPARATOR: char = '/';
/// What separates the parts of a path.
pub const MAIN_SEPARATOR_STR: &str = "/";

/// Whether a character separates the parts of a path.
#[must_use]
pub fn is_separator(c: char) -> bool {
    c == '/'
}

/// A borrowed path.
#[rustc_diagnostic_item = "Path"]
#[repr(transparent)]
pub struct Path {
    inner: OsStr,
}

/// An owned path.
#[rustc_diagnostic_item = "PathBuf"]
#[glasscrab::view(transparent(value = "inner"))]
pub struct PathBuf {
    inner: OsString,
}

/// A disk before a path, which only Windows has.
#[derive(Copy, Clone, Debug, Hash, PartialOrd, Ord, PartialEq, Eq)]
pub struct PrefixComponent<'a> {
    raw: &'a OsStr,
}

/// A part of a path.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Component<'a> {
    /// A disk.
    Prefix(PrefixComponent<'a>),
    /// The root.
    RootDir,
    /// The directory itself.
    CurDir,
    /// The directory above.
    ParentDir,
    /// A name.
    Normal(&'a OsStr),
}

impl<'a> Component<'a> {
    /// The part as it is written.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn as_os_str(self) -> &'a OsStr {
        match self {
            Component::Prefix(prefix) => prefix.raw,
            Component::RootDir => OsStr::of("/"),
            Component::CurDir => OsStr::of("."),
            Component::ParentDir => OsStr::of(".."),
            Component::Normal(name) => name,
        }
    }
}

impl AsRef<OsStr> for Component<'_> {
    fn as_ref(&self) -> &OsStr {
        self.as_os_str()
    }
}

impl AsRef<Path> for Component<'_> {
    fn as_ref(&self) -> &Path {
        self.as_os_str().as_ref()
    }
}

/// The parts of a path. Empty parts are left out, and `.` except at the start.
#[derive(Clone)]
pub struct Components<'a> {
    rest: &'a str,
    /// Whether the path starts at the root and this is still to come.
    root: bool,
    /// Whether nothing was taken from the front yet.
    at_start: bool,
}

impl<'a> Components<'a> {
    fn of(text: &'a str) -> Components<'a> {
        Components { rest: text, root: text.starts_with('/'), at_start: true }
    }

    /// The rest as a path.
    #[must_use]
    pub fn as_path(&self) -> &'a Path {
        let mut rest = self.clone();
        rest.trim_front();
        rest.trim_back();
        Path::of(rest.rest)
    }

    /// Takes away what gives no part.
    fn trim_front(&mut self) {
        if self.at_start {
            return;
        }
        loop {
            let trimmed = self.rest.trim_start_matches('/');
            self.rest = match trimmed.strip_prefix('.') {
                Some("") => "",
                Some(rest) if rest.starts_with('/') => rest,
                _ => {
                    self.rest = trimmed;
                    return;
                }
            };
        }
    }

    fn trim_back(&mut self) {
        loop {
            let keep = if self.at_start && self.root { 1 } else { 0 };
            let trimmed = self.rest.trim_end_matches('/');
            let trimmed = if trimmed.len() < keep { &self.rest[..keep] } else { trimmed };
            match trimmed.strip_suffix('.') {
                Some(rest) if rest.ends_with('/') => self.rest = rest,
                Some("") if !self.at_start => self.rest = "",
                _ => {
                    self.rest = trimmed;
                    return;
                }
            }
        }
    }

    fn part(&self, name: &'a str) -> Component<'a> {
        match name {
            "." => Component::CurDir,
            ".." => Component::ParentDir,
            name => Component::Normal(OsStr::of(name)),
        }
    }
}

impl<'a> Iterator for Components<'a> {
    type Item = Component<'a>;

    fn next(&mut self) -> Option<Component<'a>> {
        if self.root && self.at_start {
            self.at_start = false;
            self.root = false;
            self.rest = self.rest.strip_prefix('/').unwrap_or(self.rest);
            return Some(Component::RootDir);
        }
        self.trim_front();
        self.at_start = false;
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.find('/').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(self.part(name))
    }
}

impl<'a> DoubleEndedIterator for Components<'a> {
    fn next_back(&mut self) -> Option<Component<'a>> {
        self.trim_front();
        self.trim_back();
        if self.root && self.at_start && self.rest.len() <= 1 {
            self.root = false;
            self.at_start = false;
            self.rest = "";
            return Some(Component::RootDir);
        }
        if self.rest.is_empty() {
            return None;
        }
        let start = match self.rest.rfind('/') {
            Some(slash) => slash + 1,
            None => 0,
        };
        let (rest, name) = self.rest.split_at(start);
        self.rest = rest;
        Some(self.part(name))
    }
}

impl FusedIterator for Components<'_> {}

impl fmt::Debug for Components<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Components").field(&Parts(self.clone())).finish()
    }
}

/// Shown as a list.
struct Parts<'a>(Components<'a>);

impl fmt::Debug for Parts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone()).finish()
    }
}

impl AsRef<Path> for Components<'_> {
    fn as_ref(&self) -> &Path {
        self.as_path()
    }
}

impl<'a> PartialEq for Components<'a> {
    fn eq(&self, other: &Self) -> bool {
        self.clone().eq_parts(other.clone())
    }
}

impl<'a> Components<'a> {
    fn eq_parts(mut self, mut other: Components<'a>) -> bool {
        loop {
            match (self.next(), other.next()) {
                (None, None) => return true,
                (Some(a), Some(b)) if a == b => {}
                _ => return false,
            }
        }
    }
}

/// The parts of a path as strings.
#[derive(Clone)]
pub struct Iter<'a> {
    inner: Components<'a>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a OsStr;

    fn next(&mut self) -> Option<&'a OsStr> {
        self.inner.next().map(Component::as_os_str)
    }
}

impl<'a> DoubleEndedIterator for Iter<'a> {
    fn next_back(&mut self) -> Option<&'a OsStr> {
        self.inner.next_back().map(Component::as_os_str)
    }
}

/// A path and those above it.
#[derive(Copy, Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Ancestors<'a> {
    next: Option<&'a Path>,
}

impl<'a> Iterator for Ancestors<'a> {
    type Item = &'a Path;

    fn next(&mut self) -> Option<&'a Path> {
        let next = self.next;
        self.next = next.and_then(Path::parent);
        next
    }
}

/// The error of `strip_prefix`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripPrefixError(());

impl fmt::Display for StripPrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("prefix not found")
    }
}

impl Error for StripPrefixError {}

/// A path to be shown.
pub struct Display<'a> {
    path: &'a Path,
}

impl fmt::Debug for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.path, f)
    }
}

impl fmt::Display for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.path.text(), f)
    }
}

impl Path {
    /// The path that a string is.
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &Path {
        Path::of(s.as_ref().text())
    }

    fn of(text: &str) -> &Path {
        // SAFETY: the same representation.
        unsafe { &*(text as *const str as *const Path) }
    }

    fn text(&self) -> &str {
        self.inner.text()
    }

    /// The path as a string of the system.
    #[must_use]
    #[inline]
    pub fn as_os_str(&self) -> &OsStr {
        &self.inner
    }

    /// The text, if it is UTF-8.
    #[inline]
    #[must_use]
    pub fn to_str(&self) -> Option<&str> {
        self.inner.to_str()
    }

    /// The text, with what is not UTF-8 replaced.
    #[inline]
    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        self.inner.to_string_lossy()
    }

    /// A copy.
    #[must_use]
    pub fn to_path_buf(&self) -> PathBuf {
        PathBuf { inner: self.inner.to_os_string() }
    }

    /// Whether the path starts at the root.
    #[must_use]
    pub fn is_absolute(&self) -> bool {
        self.has_root()
    }

    /// Whether the path does not start at the root.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        !self.is_absolute()
    }

    /// Whether the path starts at the root.
    #[must_use]
    pub fn has_root(&self) -> bool {
        self.text().starts_with('/')
    }

    /// The path without its last part.
    #[must_use]
    pub fn parent(&self) -> Option<&Path> {
        let mut parts = self.components();
        match parts.next_back() {
            Some(Component::Normal(_) | Component::CurDir | Component::ParentDir) => Some(parts.as_path()),
            _ => None,
        }
    }

    /// This path and those above it.
    #[inline]
    pub fn ancestors(&self) -> Ancestors<'_> {
        Ancestors { next: Some(self) }
    }

    /// The last part, if it is a name.
    #[must_use]
    pub fn file_name(&self) -> Option<&OsStr> {
        match self.components().next_back() {
            Some(Component::Normal(name)) => Some(name),
            _ => None,
        }
    }

    /// What follows a base.
    pub fn strip_prefix<P: AsRef<Path>>(&self, base: P) -> Result<&Path, StripPrefixError> {
        let mut parts = self.components();
        for part in base.as_ref().components() {
            if parts.next() != Some(part) {
                return Err(StripPrefixError(()));
            }
        }
        Ok(parts.as_path())
    }

    /// Whether the first parts are those of a base.
    #[must_use]
    pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool {
        self.strip_prefix(base).is_ok()
    }

    /// Whether the last parts are those of a path.
    #[must_use]
    pub fn ends_with<P: AsRef<Path>>(&self, child: P) -> bool {
        let mut parts = self.components();
        let mut wanted = child.as_ref().components();
        loop {
            match wanted.next_back() {
                None => return true,
                Some(part) if parts.next_back() == Some(part) => {}
                Some(_) => return false,
            }
        }
    }

    /// The file's name before its last dot.
    #[must_use]
    pub fn file_stem(&self) -> Option<&OsStr> {
        self.file_name().map(|name| split_at_dot(name).0)
    }

    /// The file's name after its last dot.
    #[must_use]
    pub fn extension(&self) -> Option<&OsStr> {
        self.file_name().and_then(|name| split_at_dot(name).1)
    }

    /// This path followed by another.
    #[must_use]
    pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.push(path);
        buf
    }

    /// This path with another last part.
    #[must_use]
    pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.set_file_name(file_name);
        buf
    }

    /// This path with another extension.
    pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.set_extension(extension);
        buf
    }

    /// The parts.
    pub fn components(&self) -> Components<'_> {
        Components::of(self.text())
    }

    /// The parts as strings.
    #[inline]
    pub fn iter(&self) -> Iter<'_> {
        Iter { inner: self.components() }
    }

    /// The path to be shown.
    #[must_use = "this does not display the path; it returns an object that can be displayed"]
    #[inline]
    pub fn display(&self) -> Display<'_> {
        Display { path: self }
    }

    /// Whether there is something at the path: a program sees no files.
    #[must_use]
    pub fn exists(&self) -> bool {
        false
    }

    /// Whether there is a file at the path: a program sees none.
    #[must_use]
    pub fn is_file(&self) -> bool {
        false
    }

    /// Whether there is a directory at the path: a program sees none.
    #[must_use]
    pub fn is_dir(&self) -> bool {
        false
    }
}

/// A file's name before its last dot, and after it; a dot at the start does not count.
fn split_at_dot(name: &OsStr) -> (&OsStr, Option<&OsStr>) {
    let text = name.text();
    match text.rfind('.') {
        Some(dot) if dot > 0 && text != ".." => (OsStr::of(&text[..dot]), Some(OsStr::of(&text[dot + 1..]))),
        _ => (name, None),
    }
}

impl PathBuf {
    /// An empty path.
    #[must_use]
    #[inline]
    pub const fn new() -> PathBuf {
        PathBuf { inner: OsString::new() }
    }

    /// This path, borrowed.
    #[must_use]
    #[inline]
    pub fn as_path(&self) -> &Path {
        self
    }

    /// Appends a path; one that starts at the root takes this one's place.
    pub fn push<P: AsRef<Path>>(&mut self, path: P) {
        let path = path.as_ref();
        if path.is_absolute() {
            self.inner.clear();
        } else if !self.text().is_empty() && !self.text().ends_with('/') {
            self.inner.push("/");
        }
        self.inner.push(path.as_os_str());
    }

    /// Removes the last part; whether there was one.
    pub fn pop(&mut self) -> bool {
        match self.parent().map(|parent| parent.text().len()) {
            Some(len) => {
                self.inner.truncate(len);
                true
            }
            None => false,
        }
    }

    /// Sets the last part.
    pub fn set_file_name<S: AsRef<OsStr>>(&mut self, file_name: S) {
        if self.file_name().is_some() {
            self.pop();
        }
        self.push(Path::new(file_name.as_ref()));
    }

    /// Sets the extension; whether there was a file's name.
    pub fn set_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool {
        let Some(stem) = self.file_stem() else { return false };
        let end = stem.text().as_ptr().addr() + stem.len() - self.text().as_ptr().addr();
        self.inner.truncate(end);
        let extension = extension.as_ref();
        if !extension.is_empty() {
            self.inner.push(".");
            self.inner.push(extension);
        }
        true
    }

    /// The path as a string of the system.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_os_string(self) -> OsString {
        self.inner
    }
}

impl Deref for PathBuf {
    type Target = Path;

    #[inline]
    fn deref(&self) -> &Path {
        Path::new(self.inner.as_os_str())
    }
}

impl Clone for PathBuf {
    fn clone(&self) -> Self {
        PathBuf { inner: self.inner.clone() }
    }
}

impl Default for PathBuf {
    fn default() -> Self {
        PathBuf::new()
    }
}

impl fmt::Debug for PathBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}

impl<T: ?Sized + AsRef<OsStr>> From<&T> for PathBuf {
    fn from(s: &T) -> PathBuf {
        PathBuf { inner: s.as_ref().to_os_string() }
    }
}

impl From<OsString> for PathBuf {
    fn from(s: OsString) -> PathBuf {
        PathBuf { inner: s }
    }
}

impl From<String> for PathBuf {
    fn from(s: String) -> PathBuf {
        PathBuf { inner: OsString::from(s) }
    }
}

impl From<PathBuf> for OsString {
    fn from(path: PathBuf) -> OsString {
        path.inner
    }
}

impl FromStr for PathBuf {
    type Err = core::convert::Infallible;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Ok(PathBuf::from(s))
    }
}

impl<P: AsRef<Path>> FromIterator<P> for PathBuf {
    fn from_iter<I: IntoIterator<Item = P>>(iter: I) -> PathBuf {
        let mut buf = PathBuf::new();
        buf.extend(iter);
        buf
    }
}

impl<P: AsRef<Path>> Extend<P> for PathBuf {
    fn extend<I: IntoIterator<Item = P>>(&mut self, iter: I) {
        iter.into_iter().for_each(|p| self.push(p.as_ref()));
    }
}

impl Borrow<Path> for PathBuf {
    fn borrow(&self) -> &Path {
        self
    }
}

impl crate::borrow::ToOwned for Path {
    type Owned = PathBuf;

    fn to_owned(&self) -> PathBuf {
        self.to_path_buf()
    }
}

macro_rules! as_path {
    ($($ty:ty)*) => {
        $(impl AsRef<Path> for $ty {
            #[inline]
            fn as_ref(&self) -> &Path {
                Path::new(self)
            }
        })*
    };
}

as_path! { OsStr OsString str String }

impl AsRef<Path> for Path {
    fn as_ref(&self) -> &Path {
        self
    }
}

impl AsRef<Path> for PathBuf {
    fn as_ref(&self) -> &Path {
        self
    }
}

impl AsRef<OsStr> for Path {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}

impl AsRef<OsStr> for PathBuf {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Path) -> bool {
        self.components() == other.components()
    }
}

impl Eq for Path {}

impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Path) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Path {
    fn cmp(&self, other: &Path) -> cmp::Ordering {
        self.components().cmp(other.components())
    }
}

impl Hash for Path {
    fn hash<H: Hasher>(&self, h: &mut H) {
        for part in self.components() {
            part.hash(h);
        }
    }
}

impl PartialEq for PathBuf {
    fn eq(&self, other: &PathBuf) -> bool {
        **self == **other
    }
}

impl Eq for PathBuf {}

impl PartialOrd for PathBuf {
    fn partial_cmp(&self, other: &PathBuf) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PathBuf {
    fn cmp(&self, other: &PathBuf) -> cmp::Ordering {
        (**self).cmp(&**other)
    }
}

impl Hash for PathBuf {
    fn hash<H: Hasher>(&self, h: &mut H) {
        (**self).hash(h)
    }
}

impl PartialEq<Path> for PathBuf {
    fn eq(&self, other: &Path) -> bool {
        **self == *other
    }
}

impl<'a> PartialEq<&'a Path> for PathBuf {
    fn eq(&self, other: &&'a Path) -> bool {
        **self == **other
    }
}

impl PartialEq<PathBuf> for Path {
    fn eq(&self, other: &PathBuf) -> bool {
        *self == **other
    }
}

impl<'a> IntoIterator for &'a Path {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a PathBuf {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl<'a> From<&'a Path> for Cow<'a, Path> {
    fn from(s: &'a Path) -> Cow<'a, Path> {
        Cow::Borrowed(s)
    }
}

impl From<PathBuf> for Cow<'_, Path> {
    fn from(s: PathBuf) -> Self {
        Cow::Owned(s)
    }
}
