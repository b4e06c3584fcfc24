//! Strings of the system, which here are always UTF-8.

use crate::borrow::{Borrow, Cow};
use crate::cmp;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::{Deref, DerefMut};
use crate::str::FromStr;

/// An owned string of the system.
#[rustc_diagnostic_item = "OsString"]
#[glasscrab::view(transparent(value = "inner"))]
pub struct OsString {
    inner: String,
}

/// A borrowed string of the system.
#[rustc_diagnostic_item = "OsStr"]
#[repr(transparent)]
pub struct OsStr {
    inner: str,
}

impl OsString {
    /// An empty string.
    #[inline]
    #[must_use]
    pub const fn new() -> OsString {
        OsString { inner: String::new() }
    }

    /// An empty string with room.
    #[inline]
    #[must_use]
    pub fn with_capacity(capacity: usize) -> OsString {
        OsString { inner: String::with_capacity(capacity) }
    }

    /// This string, borrowed.
    #[inline]
    #[must_use]
    pub fn as_os_str(&self) -> &OsStr {
        self
    }

    /// The string, if it is UTF-8.
    #[inline]
    pub fn into_string(self) -> Result<String, OsString> {
        Ok(self.inner)
    }

    /// Appends a string.
    #[inline]
    pub fn push<T: AsRef<OsStr>>(&mut self, s: T) {
        self.inner.push_str(&s.as_ref().inner)
    }

    /// Removes everything.
    #[inline]
    pub fn clear(&mut self) {
        self.inner.clear()
    }

    /// How many bytes fit.
    #[inline]
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.inner.capacity()
    }

    /// Makes room for more bytes.
    #[inline]
    pub fn reserve(&mut self, additional: usize) {
        self.inner.reserve(additional)
    }

    /// Cuts the string off after so many bytes.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.inner.truncate(len)
    }
}

impl OsStr {
    /// A string of the system, of another string.
    #[inline]
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &OsStr {
        s.as_ref()
    }

    pub(crate) fn of(s: &str) -> &OsStr {
        // SAFETY: the same representation.
        unsafe { &*(s as *const str as *const OsStr) }
    }

    pub(crate) fn text(&self) -> &str {
        &self.inner
    }

    /// The text, if it is UTF-8.
    #[inline]
    #[must_use]
    pub fn to_str(&self) -> Option<&str> {
        Some(&self.inner)
    }

    /// The text, with what is not UTF-8 replaced.
    #[inline]
    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.inner)
    }

    /// A copy.
    #[inline]
    #[must_use]
    pub fn to_os_string(&self) -> OsString {
        OsString { inner: String::from(&self.inner) }
    }

    /// Whether there are no bytes.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    /// How many bytes there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.inner.len()
    }

    /// The bytes.
    #[inline]
    #[must_use]
    pub fn as_encoded_bytes(&self) -> &[u8] {
        self.inner.as_bytes()
    }

    /// A copy with the letters of ASCII in lower case.
    pub fn to_ascii_lowercase(&self) -> OsString {
        OsString { inner: self.inner.to_ascii_lowercase() }
    }

    /// A copy with the letters of ASCII in upper case.
    pub fn to_ascii_uppercase(&self) -> OsString {
        OsString { inner: self.inner.to_ascii_uppercase() }
    }

    /// Whether the strings are equal but for the case of the letters of ASCII.
    pub fn eq_ignore_ascii_case<S: AsRef<OsStr>>(&self, other: S) -> bool {
        self.inner.eq_ignore_ascii_case(&other.as_ref().inner)
    }
}

impl OsStr {
    /// In capital letters, in place.
    pub fn make_ascii_uppercase(&mut self) {
        self.inner.make_ascii_uppercase()
    }

    /// In small letters, in place.
    pub fn make_ascii_lowercase(&mut self) {
        self.inner.make_ascii_lowercase()
    }

    /// Whether all of it is ASCII.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.inner.is_ascii()
    }
}

impl OsString {
    /// Makes room for more bytes, and for no others.
    pub fn reserve_exact(&mut self, additional: usize) {
        self.inner.reserve_exact(additional)
    }

    /// Gives up the room that is not used.
    pub fn shrink_to_fit(&mut self) {
        self.inner.shrink_to_fit()
    }

    /// Gives up room beyond a capacity.
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.inner.shrink_to(min_capacity)
    }
}

impl DerefMut for OsString {
    fn deref_mut(&mut self) -> &mut OsStr {
        // SAFETY: same layout.
        unsafe { &mut *(self.inner.as_mut_str() as *mut str as *mut OsStr) }
    }
}

impl Deref for OsString {
    type Target = OsStr;

    #[inline]
    fn deref(&self) -> &OsStr {
        OsStr::of(&self.inner)
    }
}

impl Clone for OsString {
    fn clone(&self) -> Self {
        OsString { inner: self.inner.clone() }
    }
}

impl Default for OsString {
    fn default() -> Self {
        OsString::new()
    }
}

impl fmt::Debug for OsString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}

impl fmt::Debug for OsStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}

impl From<String> for OsString {
    fn from(s: String) -> OsString {
        OsString { inner: s }
    }
}

impl<T: ?Sized + AsRef<OsStr>> From<&T> for OsString {
    fn from(s: &T) -> OsString {
        s.as_ref().to_os_string()
    }
}

impl FromStr for OsString {
    type Err = core::convert::Infallible;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Ok(OsString { inner: String::from(s) })
    }
}

impl PartialEq for OsString {
    fn eq(&self, other: &OsString) -> bool {
        self.inner == other.inner
    }
}

impl PartialEq<str> for OsString {
    fn eq(&self, other: &str) -> bool {
        &*self.inner == other
    }
}

impl<'a> PartialEq<&'a str> for OsString {
    fn eq(&self, other: &&'a str) -> bool {
        &*self.inner == *other
    }
}

impl PartialEq<OsString> for str {
    fn eq(&self, other: &OsString) -> bool {
        &*other.inner == self
    }
}

impl PartialEq<OsStr> for OsString {
    fn eq(&self, other: &OsStr) -> bool {
        *self.inner == other.inner
    }
}

impl Eq for OsString {}

impl PartialOrd for OsString {
    fn partial_cmp(&self, other: &OsString) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OsString {
    fn cmp(&self, other: &OsString) -> cmp::Ordering {
        self.inner.cmp(&other.inner)
    }
}

impl Hash for OsString {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}

impl PartialEq for OsStr {
    fn eq(&self, other: &OsStr) -> bool {
        self.inner == other.inner
    }
}

impl PartialEq<str> for OsStr {
    fn eq(&self, other: &str) -> bool {
        self.inner == *other
    }
}

impl PartialEq<OsStr> for str {
    fn eq(&self, other: &OsStr) -> bool {
        *self == other.inner
    }
}

impl PartialEq<OsString> for OsStr {
    fn eq(&self, other: &OsString) -> bool {
        self.inner == *other.inner
    }
}

impl Eq for OsStr {}

impl PartialOrd for OsStr {
    fn partial_cmp(&self, other: &OsStr) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OsStr {
    fn cmp(&self, other: &OsStr) -> cmp::Ordering {
        self.inner.cmp(&other.inner)
    }
}

impl Hash for OsStr {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.inner.as_bytes().hash(state)
    }
}

impl Borrow<OsStr> for OsString {
    fn borrow(&self) -> &OsStr {
        self
    }
}

impl crate::borrow::ToOwned for OsStr {
    type Owned = OsString;

    fn to_owned(&self) -> OsString {
        self.to_os_string()
    }
}

impl AsRef<OsStr> for OsStr {
    fn as_ref(&self) -> &OsStr {
        self
    }
}

impl AsRef<OsStr> for OsString {
    fn as_ref(&self) -> &OsStr {
        self
    }
}

impl AsRef<OsStr> for str {
    fn as_ref(&self) -> &OsStr {
        OsStr::of(self)
    }
}

impl AsRef<OsStr> for String {
    fn as_ref(&self) -> &OsStr {
        OsStr::of(self)
    }
}

impl<'a> From<&'a OsStr> for Cow<'a, OsStr> {
    fn from(s: &'a OsStr) -> Cow<'a, OsStr> {
        Cow::Borrowed(s)
    }
}

impl From<OsString> for Cow<'_, OsStr> {
    fn from(s: OsString) -> Self {
        Cow::Owned(s)
    }
}
