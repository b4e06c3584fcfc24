//! Strings of the system and of C.

mod c_str;
mod os_str;

pub use c_str::{CStr, CString, FromBytesUntilNulError, FromBytesWithNulError, IntoStringError, NulError};
pub use os_str::{OsStr, OsString};

/// C's `char`.
pub type c_char = i8;
/// C's `signed char`.
pub type c_schar = i8;
/// C's `unsigned char`.
pub type c_uchar = u8;
/// C's `short`.
pub type c_short = i16;
/// C's `unsigned short`.
pub type c_ushort = u16;
/// C's `int`.
pub type c_int = i32;
/// C's `unsigned int`.
pub type c_uint = u32;
/// C's `long`.
pub type c_long = i64;
/// C's `unsigned long`.
pub type c_ulong = u64;
/// C's `long long`.
pub type c_longlong = i64;
/// C's `unsigned long long`.
pub type c_ulonglong = u64;
/// C's `float`.
pub type c_float = f32;
/// C's `double`.
pub type c_double = f64;

/// What a `void *` points to.
#[repr(u8)]
pub enum c_void {
    /// Never made.
    #[doc(hidden)]
    __variant1,
    /// Never made.
    #[doc(hidden)]
    __variant2,
}
