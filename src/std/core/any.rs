//! Types at run time: their names, their ids, and values whose type was forgotten.

use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;

/// Any type without borrowed data.
#[rustc_diagnostic_item = "Any"]
pub trait Any: 'static {
    /// The id of the value's type.
    fn type_id(&self) -> TypeId;
}

impl<T: 'static + ?Sized> Any for T {
    fn type_id(&self) -> TypeId {
        TypeId::of::<T>()
    }
}

macro_rules! impl_any {
    ($($ty:ty)*) => {
        $(
            impl fmt::Debug for $ty {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_struct("Any").finish_non_exhaustive()
                }
            }

            impl $ty {
                /// Whether the value is a `T`.
                #[inline]
                pub fn is<T: Any>(&self) -> bool {
                    TypeId::of::<T>() == self.type_id()
                }

                /// The value as a `T`, if it is one.
                #[inline]
                pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
                    if self.is::<T>() {
                        // SAFETY: just checked.
                        Some(unsafe { &*(self as *const $ty as *const T) })
                    } else {
                        None
                    }
                }

                /// The value as a mutable `T`, if it is one.
                #[inline]
                pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {
                    if self.is::<T>() {
                        // SAFETY: just checked.
                        Some(unsafe { &mut *(self as *mut $ty as *mut T) })
                    } else {
                        None
                    }
                }
            }
        )*
    };
}

impl_any! { dyn Any dyn Any + Send dyn Any + Send + Sync }

/// A number for a type, different for different types.
#[lang = "type_id"]
#[derive(Copy, Clone, Eq, PartialOrd, Ord)]
#[repr(align(8))]
pub struct TypeId {
    pub(crate) data: [*const (); 2],
}

// SAFETY: the pointers are only compared.
unsafe impl Send for TypeId {}
// SAFETY: as above.
unsafe impl Sync for TypeId {}

impl PartialEq for TypeId {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.data[0] == other.data[0] && self.data[1] == other.data[1]
    }
}

impl TypeId {
    /// The id of a type.
    #[must_use]
    pub const fn of<T: ?Sized + 'static>() -> TypeId {
        const { intrinsics::type_id::<T>() }
    }

    fn as_u128(self) -> u128 {
        // SAFETY: the bytes are plain numbers.
        unsafe { crate::ptr::read_unaligned(&self as *const TypeId as *const u128) }
    }
}

impl Hash for TypeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.as_u128() as u64);
    }
}

impl fmt::Debug for TypeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TypeId({:#034x})", self.as_u128())
    }
}

/// The name of a type.
#[must_use]
pub const fn type_name<T: ?Sized>() -> &'static str {
    intrinsics::type_name::<T>()
}

/// The name of a value's type.
#[must_use]
pub const fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str {
    type_name::<T>()
}
