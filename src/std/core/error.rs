//! `Error`: what errors have in common.

use crate::any::TypeId;
use crate::fmt::{self, Debug, Display};

/// An error: it can be shown, and may have a cause.
#[rustc_has_incoherent_inherent_impls]
#[rustc_diagnostic_item = "Error"]
pub trait Error: Debug + Display {
    /// The cause.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        None
    }

    /// The id of the error's type, which no one else may override.
    #[doc(hidden)]
    fn type_id(&self, _: private::Internal) -> TypeId
    where
        Self: 'static,
    {
        TypeId::of::<Self>()
    }

    /// A description; `Display` replaced it.
    fn description(&self) -> &str {
        "description() is deprecated; use Display"
    }

    /// The cause; `source` replaced it.
    fn cause(&self) -> Option<&dyn Error> {
        self.source()
    }
}

mod private {
    /// Keeps `Error::type_id` from being overridden.
    #[derive(Debug)]
    pub struct Internal;
}

macro_rules! downcasts {
    ($($ty:ty)*) => {
        $(impl $ty {
            /// Whether the error is a `T`.
            pub fn is<T: Error + 'static>(&self) -> bool {
                self.type_id(private::Internal) == TypeId::of::<T>()
            }

            /// The error as a `T`, if it is one.
            pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> {
                if self.is::<T>() {
                    // SAFETY: just checked.
                    Some(unsafe { &*(self as *const $ty as *const T) })
                } else {
                    None
                }
            }

            /// The error as a mutable `T`, if it is one.
            pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T> {
                if self.is::<T>() {
                    // SAFETY: just checked.
                    Some(unsafe { &mut *(self as *mut $ty as *mut T) })
                } else {
                    None
                }
            }
        })*
    };
}

downcasts! { dyn Error + 'static dyn Error + Send + 'static dyn Error + Send + Sync + 'static }

impl<'a, T: Error + ?Sized> Error for &'a T {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Error::source(&**self)
    }
}

impl !Error for &str {}
impl Error for ! {}
impl Error for fmt::Error {}
impl Error for crate::cell::BorrowError {}
impl Error for crate::cell::BorrowMutError {}
impl Error for crate::char::CharTryFromError {}
impl Error for crate::char::ParseCharError {}
impl Error for crate::str::Utf8Error {}
impl Error for crate::str::ParseBoolError {}
impl Error for crate::num::ParseIntError {}
impl Error for crate::num::ParseFloatError {}
impl Error for crate::num::TryFromIntError {}
impl Error for crate::array::TryFromSliceError {}
impl Error for crate::alloc::LayoutError {}
