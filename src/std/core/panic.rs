//! What a panic carries, and markers for code that unwinding may pass.

use crate::any::Any;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::ops::{Deref, DerefMut};
use crate::ptr::NonNull;

/// A place in the source: file, line and column.
#[lang = "panic_location"]
#[derive(Copy, Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Location<'a> {
    filename: NonNull<str>,
    line: u32,
    col: u32,
    _filename: crate::marker::PhantomData<&'a str>,
}

// SAFETY: the file name is a shared string.
unsafe impl Send for Location<'_> {}
// SAFETY: as above.
unsafe impl Sync for Location<'_> {}

impl<'a> Location<'a> {
    /// The place of the call in the nearest caller that is not `#[track_caller]`.
    #[track_caller]
    #[inline]
    pub const fn caller() -> &'static Location<'static> {
        crate::intrinsics::caller_location()
    }

    /// The file's path, as given to the compiler.
    pub const fn file(&self) -> &str {
        // SAFETY: made of a `&'a str`.
        unsafe { self.filename.as_ref() }
    }

    /// The line, from 1.
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// The column in characters, from 1.
    pub const fn column(&self) -> u32 {
        self.col
    }
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.file())?;
        write!(formatter, ":{}:{}", self.line, self.col)
    }
}

impl fmt::Debug for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Location")
            .field("file", &self.file())
            .field("line", &self.line)
            .field("column", &self.col)
            .finish()
    }
}

/// What core hands to the panic handler: a message that is not formatted yet, and the place.
#[lang = "panic_info"]
#[derive(Debug)]
pub struct PanicInfo<'a> {
    message: &'a fmt::Arguments<'a>,
    location: &'a Location<'a>,
    can_unwind: bool,
    force_no_backtrace: bool,
}

impl<'a> PanicInfo<'a> {
    pub(crate) fn new(
        message: &'a fmt::Arguments<'a>,
        location: &'a Location<'a>,
        can_unwind: bool,
        force_no_backtrace: bool,
    ) -> Self {
        PanicInfo { message, location, can_unwind, force_no_backtrace }
    }

    /// The message.
    pub fn message(&self) -> &fmt::Arguments<'a> {
        self.message
    }

    /// The place of the panic.
    pub fn location(&self) -> Option<&Location<'_>> {
        Some(self.location)
    }

    /// Whether this panic may unwind; the others abort.
    #[doc(hidden)]
    pub fn can_unwind(&self) -> bool {
        self.can_unwind
    }

    /// Whether no backtrace is wanted.
    #[doc(hidden)]
    pub fn force_no_backtrace(&self) -> bool {
        self.force_no_backtrace
    }
}

/// How a payload is handed from the panic to the unwinder. The pointers are boxes in disguise.
#[doc(hidden)]
pub unsafe trait PanicPayload: fmt::Display {
    /// Gives the payload up as the raw form of a `Box<dyn Any + Send>`.
    fn take_box(&mut self) -> *mut (dyn Any + Send);
    /// The payload by reference.
    fn get(&mut self) -> &(dyn Any + Send);
    /// The payload as text, if it is one already.
    fn as_str(&mut self) -> Option<&str> {
        None
    }
}

/// Types that may cross `catch_unwind` without leaving broken invariants behind.
#[rustc_diagnostic_item = "unwind_safe_trait"]
pub auto trait UnwindSafe {}

/// Types whose shared references may cross `catch_unwind`.
#[rustc_diagnostic_item = "ref_unwind_safe_trait"]
pub auto trait RefUnwindSafe {}

impl<T: ?Sized> !UnwindSafe for &mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for &T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *const T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for NonNull<T> {}
impl<T> UnwindSafe for AssertUnwindSafe<T> {}
impl<T: ?Sized> !RefUnwindSafe for UnsafeCell<T> {}
impl<T> RefUnwindSafe for AssertUnwindSafe<T> {}

/// The author says that the value may cross `catch_unwind`.
pub struct AssertUnwindSafe<T>(pub T);

impl<T> Deref for AssertUnwindSafe<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for AssertUnwindSafe<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> {
    type Output = R;

    extern "rust-call" fn call_once(self, _args: ()) -> R {
        (self.0)()
    }
}

impl<T: fmt::Debug> fmt::Debug for AssertUnwindSafe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AssertUnwindSafe").field(&self.0).finish()
    }
}

impl<T: Default> Default for AssertUnwindSafe<T> {
    fn default() -> Self {
        Self(Default::default())
    }
}

/// `panic!` of editions 2015 and 2018.
pub macro panic_2015 {
    () => ($crate::panicking::panic("explicit panic")),
    ($msg:literal $(,)?) => ($crate::panicking::panic($msg)),
    ($msg:expr $(,)?) => ({ $crate::panicking::panic_str_2015($msg); }),
    ("{}", $arg:expr $(,)?) => ($crate::panicking::panic_display(&$arg)),
    ($fmt:expr, $($arg:tt)+) => ($crate::panicking::panic_fmt($crate::format_args!($fmt, $($arg)+))),
}

/// `panic!` since edition 2021.
pub macro panic_2021 {
    () => ($crate::panicking::panic("explicit panic")),
    ("{}", $arg:expr $(,)?) => ($crate::panicking::panic_display(&$arg)),
    ($($t:tt)+) => ($crate::panicking::panic_fmt($crate::format_args!($($t)+))),
}

/// `unreachable!` since edition 2021.
pub macro unreachable_2021 {
    () => ($crate::panicking::panic("internal error: entered unreachable code")),
    ($($t:tt)+) => ($crate::panicking::panic_fmt($crate::format_args!("internal error: entered unreachable code: {}", $crate::format_args!($($t)+)))),
}

/// `unreachable!` of editions 2015 and 2018.
pub macro unreachable_2015 {
    () => ($crate::panicking::panic("internal error: entered unreachable code")),
    ($msg:expr $(,)?) => ($crate::panicking::unreachable_display(&$msg)),
    ($fmt:expr, $($arg:tt)*) => ($crate::panicking::panic_fmt($crate::format_args!($crate::concat!("internal error: entered unreachable code: ", $fmt), $($arg)*))),
}
