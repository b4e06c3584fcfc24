//! The error of input and output.

use crate::error;
use crate::fmt;
use crate::marker::PhantomData;
use crate::ptr::NonNull;

/// What most functions of `io` return.
pub type Result<T> = core::result::Result<T, Error>;

macro_rules! error_kinds {
    ($($kind:ident = $words:literal,)+) => {
        /// What went wrong.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $(
                #[doc = $words]
                $kind,
            )+
        }

        impl ErrorKind {
            /// The kind in words.
            pub(crate) fn description(&self) -> &'static str {
                match *self {
                    $(ErrorKind::$kind => $words,)+
                }
            }

            /// The kind with a number, as the packed form keeps it.
            fn from_number(number: u32) -> ErrorKind {
                const KINDS: &[ErrorKind] = &[$(ErrorKind::$kind),+];
                KINDS[number as usize]
            }
        }
    };
}

error_kinds! {
    NotFound = "entity not found",
    PermissionDenied = "permission denied",
    ConnectionRefused = "connection refused",
    ConnectionReset = "connection reset",
    HostUnreachable = "host unreachable",
    NetworkUnreachable = "network unreachable",
    ConnectionAborted = "connection aborted",
    NotConnected = "not connected",
    AddrInUse = "address in use",
    AddrNotAvailable = "address not available",
    NetworkDown = "network down",
    BrokenPipe = "broken pipe",
    AlreadyExists = "entity already exists",
    WouldBlock = "operation would block",
    NotADirectory = "not a directory",
    IsADirectory = "is a directory",
    DirectoryNotEmpty = "directory not empty",
    ReadOnlyFilesystem = "read-only filesystem or storage medium",
    FilesystemLoop = "filesystem loop or indirection limit (e.g. symlink loop)",
    StaleNetworkFileHandle = "stale network file handle",
    InvalidInput = "invalid input parameter",
    InvalidData = "invalid data",
    TimedOut = "timed out",
    WriteZero = "write zero",
    StorageFull = "no storage space",
    NotSeekable = "seek on unseekable file",
    QuotaExceeded = "quota exceeded",
    FileTooLarge = "file too large",
    ResourceBusy = "resource busy",
    ExecutableFileBusy = "executable file busy",
    Deadlock = "deadlock",
    CrossesDevices = "cross-device link or rename",
    TooManyLinks = "too many links",
    InvalidFilename = "invalid filename",
    ArgumentListTooLong = "argument list too long",
    Interrupted = "operation interrupted",
    Unsupported = "unsupported",
    UnexpectedEof = "unexpected end of file",
    OutOfMemory = "out of memory",
    InProgress = "in progress",
    Other = "other error",
    Uncategorized = "uncategorized error",
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description())
    }
}

/// An error of input and output.
pub struct Error {
    repr: Repr,
}

/// A kind with a message that is a constant.
#[repr(align(4))]
#[doc(hidden)]
#[derive(Debug)]
pub struct SimpleMessage {
    /// What went wrong.
    pub kind: ErrorKind,
    /// In words.
    pub message: &'static str,
}

/// A kind with an error of another type.
#[repr(align(4))]
struct Custom {
    kind: ErrorKind,
    error: Box<dyn error::Error + Send + Sync>,
}

/// One of four forms in the size of a pointer; the two lowest bits say which: 0 a `&'static SimpleMessage`, 1 a
/// `Box<Custom>`, 2 a number of the system in the upper half, 3 a kind in the upper half.
struct Repr(NonNull<()>, PhantomData<Box<Custom>>);

const TAG_MESSAGE: usize = 0;
const TAG_CUSTOM: usize = 1;
const TAG_OS: usize = 2;
const TAG_SIMPLE: usize = 3;

/// The four forms, taken apart.
enum Data<'a> {
    Os(i32),
    Simple(ErrorKind),
    Message(&'static SimpleMessage),
    Custom(&'a Custom),
}

// SAFETY: the parts are.
unsafe impl Send for Repr {}
// SAFETY: the parts are.
unsafe impl Sync for Repr {}

impl Repr {
    fn number(number: u32, tag: usize) -> Repr {
        let bits = ((number as usize) << 32) | tag;
        // SAFETY: the tag is not zero.
        Repr(unsafe { NonNull::new_unchecked(crate::ptr::without_provenance_mut(bits)) }, PhantomData)
    }

    fn custom(custom: Box<Custom>) -> Repr {
        let ptr = Box::into_raw(custom) as *mut u8;
        // SAFETY: a box is not at null, and aligned to more than the tag.
        Repr(unsafe { NonNull::new_unchecked(ptr.wrapping_add(TAG_CUSTOM) as *mut ()) }, PhantomData)
    }

    fn custom_ptr(&self) -> Option<*mut Custom> {
        let ptr = self.0.as_ptr();
        if ptr.addr() & 3 == TAG_CUSTOM {
            Some((ptr as *mut u8).wrapping_sub(TAG_CUSTOM) as *mut Custom)
        } else {
            None
        }
    }

    fn data(&self) -> Data<'_> {
        let ptr = self.0.as_ptr();
        let bits = ptr.addr();
        match bits & 3 {
            TAG_OS => Data::Os((bits >> 32) as i32),
            TAG_SIMPLE => Data::Simple(ErrorKind::from_number((bits >> 32) as u32)),
            // SAFETY: made of a reference.
            TAG_MESSAGE => Data::Message(unsafe { &*(ptr as *const SimpleMessage) }),
            // SAFETY: made of a box.
            _ => Data::Custom(unsafe { &*((ptr as *mut u8).wrapping_sub(TAG_CUSTOM) as *const Custom) }),
        }
    }
}

impl Drop for Repr {
    fn drop(&mut self) {
        if let Some(custom) = self.custom_ptr() {
            // SAFETY: made of a box.
            drop(unsafe { Box::from_raw(custom) });
        }
    }
}

impl Error {
    /// An error with a kind and an error of another type.
    #[inline(never)]
    pub fn new<E>(kind: ErrorKind, error: E) -> Error
    where
        E: Into<Box<dyn error::Error + Send + Sync>>,
    {
        Error { repr: Repr::custom(Box::new(Custom { kind, error: error.into() })) }
    }

    /// An error of no special kind.
    pub fn other<E>(error: E) -> Error
    where
        E: Into<Box<dyn error::Error + Send + Sync>>,
    {
        Error::new(ErrorKind::Other, error)
    }

    /// An error whose message is a constant.
    #[doc(hidden)]
    pub const fn from_static_message(msg: &'static SimpleMessage) -> Error {
        // SAFETY: a reference is not null, and aligned to more than the tag.
        Error { repr: Repr(unsafe { NonNull::new_unchecked(msg as *const SimpleMessage as *mut ()) }, PhantomData) }
    }

    /// The system's last error, of which there is none.
    #[must_use]
    pub fn last_os_error() -> Error {
        Error::from_raw_os_error(0)
    }

    /// An error of the system.
    #[must_use]
    pub fn from_raw_os_error(code: i32) -> Error {
        Error { repr: Repr::number(code as u32, TAG_OS) }
    }

    /// The system's number.
    #[must_use]
    pub fn raw_os_error(&self) -> Option<i32> {
        match self.repr.data() {
            Data::Os(code) => Some(code),
            _ => None,
        }
    }

    /// The error of another type.
    #[must_use]
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match self.repr.data() {
            Data::Custom(custom) => Some(&*custom.error),
            _ => None,
        }
    }

    /// The error of another type.
    #[must_use]
    pub fn get_mut(&mut self) -> Option<&mut (dyn error::Error + Send + Sync + 'static)> {
        // SAFETY: made of a box.
        self.repr.custom_ptr().map(|custom| unsafe { &mut *(*custom).error })
    }

    /// The error of another type.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        let custom = self.repr.custom_ptr()?;
        crate::mem::forget(self);
        // SAFETY: made of a box, which is now owned here.
        Some(unsafe { Box::from_raw(custom) }.error)
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self.repr.data() {
            Data::Os(code) => os_kind(code),
            Data::Simple(kind) => kind,
            Data::Message(message) => message.kind,
            Data::Custom(custom) => custom.kind,
        }
    }

    /// Whether the operation is to be tried again.
    pub(crate) fn is_interrupted(&self) -> bool {
        self.kind() == ErrorKind::Interrupted
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error { repr: Repr::number(kind as u32, TAG_SIMPLE) }
    }
}

impl From<crate::collections::TryReserveError> for Error {
    fn from(_: crate::collections::TryReserveError) -> Error {
        ErrorKind::OutOfMemory.into()
    }
}

impl From<crate::ffi::NulError> for Error {
    fn from(_: crate::ffi::NulError) -> Error {
        const_error(&SimpleMessage { kind: ErrorKind::InvalidInput, message: "data provided contains a nul byte" })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.repr.data() {
            Data::Os(code) => f
                .debug_struct("Os")
                .field("code", &code)
                .field("kind", &os_kind(code))
                .field("message", &os_message(code))
                .finish(),
            Data::Simple(kind) => f.debug_tuple("Kind").field(&kind).finish(),
            Data::Message(message) => {
                f.debug_struct("Error").field("kind", &message.kind).field("message", &message.message).finish()
            }
            Data::Custom(custom) => {
                f.debug_struct("Custom").field("kind", &custom.kind).field("error", &custom.error).finish()
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.repr.data() {
            Data::Os(code) => write!(f, "{} (os error {code})", os_message(code)),
            Data::Simple(kind) => f.write_str(kind.description()),
            Data::Message(message) => f.write_str(message.message),
            Data::Custom(custom) => custom.error.fmt(f),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self.repr.data() {
            Data::Custom(custom) => custom.error.source(),
            _ => None,
        }
    }

    #[allow(deprecated)]
    fn description(&self) -> &str {
        match self.repr.data() {
            Data::Os(..) | Data::Simple(..) => self.kind().description(),
            Data::Message(message) => message.message,
            Data::Custom(custom) => custom.error.description(),
        }
    }

    #[allow(deprecated)]
    fn cause(&self) -> Option<&dyn error::Error> {
        match self.repr.data() {
            Data::Custom(custom) => custom.error.cause(),
            _ => None,
        }
    }
}

/// An error whose message is a constant.
pub(crate) const fn const_error(message: &'static SimpleMessage) -> Error {
    Error::from_static_message(message)
}

/// The kinds of the system's numbers that programs meet.
fn os_kind(code: i32) -> ErrorKind {
    match code {
        1 | 13 => ErrorKind::PermissionDenied,
        2 => ErrorKind::NotFound,
        4 => ErrorKind::Interrupted,
        7 => ErrorKind::ArgumentListTooLong,
        11 => ErrorKind::WouldBlock,
        12 => ErrorKind::OutOfMemory,
        16 => ErrorKind::ResourceBusy,
        17 => ErrorKind::AlreadyExists,
        20 => ErrorKind::NotADirectory,
        21 => ErrorKind::IsADirectory,
        22 => ErrorKind::InvalidInput,
        28 => ErrorKind::StorageFull,
        29 => ErrorKind::NotSeekable,
        32 => ErrorKind::BrokenPipe,
        39 => ErrorKind::DirectoryNotEmpty,
        98 => ErrorKind::AddrInUse,
        104 => ErrorKind::ConnectionReset,
        110 => ErrorKind::TimedOut,
        111 => ErrorKind::ConnectionRefused,
        _ => ErrorKind::Uncategorized,
    }
}

/// Their messages.
fn os_message(code: i32) -> String {
    let text = match code {
        0 => "Success",
        1 => "Operation not permitted",
        2 => "No such file or directory",
        4 => "Interrupted system call",
        5 => "Input/output error",
        7 => "Argument list too long",
        9 => "Bad file descriptor",
        11 => "Resource temporarily unavailable",
        12 => "Cannot allocate memory",
        13 => "Permission denied",
        16 => "Device or resource busy",
        17 => "File exists",
        20 => "Not a directory",
        21 => "Is a directory",
        22 => "Invalid argument",
        28 => "No space left on device",
        29 => "Illegal seek",
        32 => "Broken pipe",
        39 => "Directory not empty",
        98 => "Address already in use",
        104 => "Connection reset by peer",
        110 => "Connection timed out",
        111 => "Connection refused",
        _ => return format!("Unknown error {code}"),
    };
    String::from(text)
}
