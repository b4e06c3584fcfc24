//! Strings of C: bytes that end at the first 0.

use crate::borrow::{Borrow, Cow};
use crate::error::Error;
use crate::fmt;
use crate::ops::Deref;
use crate::str::Utf8Error;

/// A borrowed string of C, its 0 included.
#[lang = "CStr"]
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct CStr {
    inner: [i8],
}

/// An owned string of C.
#[derive(PartialEq, PartialOrd, Eq, Ord, Hash, Clone)]
pub struct CString {
    inner: Box<[u8]>,
}

/// The error of bytes with a 0 inside: where it is, and the bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NulError(usize, Vec<u8>);

/// The error of bytes whose 0 is not at the end alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FromBytesWithNulError {
    /// There is a 0 inside.
    InteriorNul {
        /// Where.
        position: usize,
    },
    /// There is no 0 at the end.
    NotNulTerminated,
}

/// The error of bytes without a 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FromBytesUntilNulError(());

/// The error of a string of C that is not UTF-8.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IntoStringError {
    inner: CString,
    error: Utf8Error,
}

fn position_of_nul(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| *byte == 0)
}

impl CStr {
    /// The string at a pointer.
    ///
    /// # Safety
    /// There must be a 0, and the bytes must stay.
    pub unsafe fn from_ptr<'a>(ptr: *const i8) -> &'a CStr {
        let mut len = 0;
        // SAFETY: promised by the caller.
        unsafe {
            while *ptr.add(len) != 0 {
                len += 1;
            }
            CStr::from_bytes_with_nul_unchecked(crate::slice::from_raw_parts(ptr as *const u8, len + 1))
        }
    }

    /// The bytes up to the first 0.
    pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError> {
        match position_of_nul(bytes) {
            // SAFETY: the first 0 is at the end.
            Some(position) => Ok(unsafe { CStr::from_bytes_with_nul_unchecked(&bytes[..=position]) }),
            None => Err(FromBytesUntilNulError(())),
        }
    }

    /// The bytes, whose only 0 is at the end.
    pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&CStr, FromBytesWithNulError> {
        match position_of_nul(bytes) {
            // SAFETY: just found.
            Some(position) if position + 1 == bytes.len() => Ok(unsafe { CStr::from_bytes_with_nul_unchecked(bytes) }),
            Some(position) => Err(FromBytesWithNulError::InteriorNul { position }),
            None => Err(FromBytesWithNulError::NotNulTerminated),
        }
    }

    /// The bytes, whose only 0 is at the end.
    ///
    /// # Safety
    /// It must be there, and there alone.
    #[inline]
    pub const unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr {
        // SAFETY: the same representation.
        unsafe { &*(bytes as *const [u8] as *const CStr) }
    }

    /// A pointer to the first byte.
    #[inline]
    #[must_use]
    pub const fn as_ptr(&self) -> *const i8 {
        self.inner.as_ptr()
    }

    /// How many bytes there are before the 0.
    #[inline]
    #[must_use]
    pub fn count_bytes(&self) -> usize {
        self.inner.len() - 1
    }

    /// Whether there are none before the 0.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.count_bytes() == 0
    }

    /// The bytes before the 0.
    #[inline]
    #[must_use]
    pub fn to_bytes(&self) -> &[u8] {
        let bytes = self.to_bytes_with_nul();
        &bytes[..bytes.len() - 1]
    }

    /// The bytes and the 0.
    #[inline]
    #[must_use]
    pub fn to_bytes_with_nul(&self) -> &[u8] {
        // SAFETY: the same representation.
        unsafe { &*(&raw const self.inner as *const [u8]) }
    }

    /// The text, if it is UTF-8.
    pub fn to_str(&self) -> Result<&str, Utf8Error> {
        crate::str::from_utf8(self.to_bytes())
    }

    /// The text, with what is not UTF-8 replaced.
    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.to_bytes())
    }
}

impl fmt::Debug for CStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for byte in self.to_bytes() {
            for shown in crate::ascii::escape_default(*byte) {
                write!(f, "{}", shown as char)?;
            }
        }
        f.write_str("\"")
    }
}

impl CString {
    /// A string of the bytes, in which there is no 0.
    pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError> {
        let bytes: Vec<u8> = t.into();
        match position_of_nul(&bytes) {
            Some(position) => Err(NulError(position, bytes)),
            // SAFETY: just looked for.
            None => Ok(unsafe { CString::from_vec_unchecked(bytes) }),
        }
    }

    /// A string of the bytes.
    ///
    /// # Safety
    /// There must be no 0 in them.
    #[must_use]
    pub unsafe fn from_vec_unchecked(mut v: Vec<u8>) -> CString {
        v.push(0);
        CString { inner: v.into_boxed_slice() }
    }

    /// The string whose ownership `into_raw` gave up.
    ///
    /// # Safety
    /// The pointer must come from there.
    #[must_use]
    pub unsafe fn from_raw(ptr: *mut i8) -> CString {
        // SAFETY: promised by the caller.
        unsafe {
            let len = CStr::from_ptr(ptr).to_bytes_with_nul().len();
            CString { inner: Box::from_raw(crate::ptr::slice_from_raw_parts_mut(ptr as *mut u8, len)) }
        }
    }

    /// Gives ownership up for a pointer.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_raw(self) -> *mut i8 {
        Box::into_raw(self.into_inner()) as *mut i8
    }

    fn into_inner(self) -> Box<[u8]> {
        let this = crate::mem::ManuallyDrop::new(self);
        // SAFETY: read once, since `this` is not dropped.
        unsafe { crate::ptr::read(&this.inner) }
    }

    /// The text, if it is UTF-8.
    pub fn into_string(self) -> Result<String, IntoStringError> {
        String::from_utf8(self.into_bytes()).map_err(|e| {
            let error = e.utf8_error();
            // SAFETY: they are this string's bytes.
            IntoStringError { error, inner: unsafe { CString::from_vec_unchecked(e.into_bytes()) } }
        })
    }

    /// The bytes before the 0.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.into_inner().into_vec();
        bytes.pop();
        bytes
    }

    /// The bytes before the 0.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.inner[..self.inner.len() - 1]
    }

    /// The bytes and the 0.
    #[must_use]
    pub fn as_bytes_with_nul(&self) -> &[u8] {
        &self.inner
    }

    /// The string, borrowed.
    #[must_use]
    pub fn as_c_str(&self) -> &CStr {
        self
    }
}

impl CString {
    /// The bytes, with the one that ends them.
    pub fn into_bytes_with_nul(self) -> Vec<u8> {
        let mut bytes = self.into_bytes();
        bytes.push(0);
        bytes
    }
}

impl From<&CStr> for CString {
    fn from(s: &CStr) -> CString {
        s.to_owned()
    }
}

impl From<CString> for Vec<u8> {
    fn from(s: CString) -> Vec<u8> {
        s.into_bytes()
    }
}

/// What is read after the string is dropped is empty.
impl Drop for CString {
    fn drop(&mut self) {
        self.inner[0] = 0;
    }
}

impl Deref for CString {
    type Target = CStr;

    fn deref(&self) -> &CStr {
        // SAFETY: the 0 is at the end.
        unsafe { CStr::from_bytes_with_nul_unchecked(&self.inner) }
    }
}

impl fmt::Debug for CString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Borrow<CStr> for CString {
    fn borrow(&self) -> &CStr {
        self
    }
}

impl AsRef<CStr> for CString {
    fn as_ref(&self) -> &CStr {
        self
    }
}

impl AsRef<CStr> for CStr {
    fn as_ref(&self) -> &CStr {
        self
    }
}

impl crate::borrow::ToOwned for CStr {
    type Owned = CString;

    fn to_owned(&self) -> CString {
        CString { inner: Vec::from(self.to_bytes_with_nul()).into_boxed_slice() }
    }
}

impl NulError {
    /// Where the 0 is.
    #[must_use]
    pub fn nul_position(&self) -> usize {
        self.0
    }

    /// The bytes.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_vec(self) -> Vec<u8> {
        self.1
    }
}

impl fmt::Display for NulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nul byte found in provided data at position: {}", self.0)
    }
}

impl Error for NulError {}

impl fmt::Display for FromBytesWithNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FromBytesWithNulError::InteriorNul { position } => {
                write!(f, "data provided contains an interior nul byte at byte position {position}")
            }
            FromBytesWithNulError::NotNulTerminated => f.write_str("data provided is not nul terminated"),
        }
    }
}

impl Error for FromBytesWithNulError {}

impl fmt::Display for FromBytesUntilNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("data provided does not contain a nul")
    }
}

impl Error for FromBytesUntilNulError {}

impl IntoStringError {
    /// The string of C.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_cstring(self) -> CString {
        self.inner
    }

    /// Why it is not UTF-8.
    #[must_use]
    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}

impl fmt::Display for IntoStringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("C string contained non-utf8 bytes")
    }
}

impl Error for IntoStringError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}
