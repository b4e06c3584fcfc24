//! `Clone`: an explicit copy of a value.

/// Types that can be duplicated by a call.
#[lang = "clone"]
#[rustc_diagnostic_item = "Clone"]
pub trait Clone: Sized {
    /// A copy of this value.
    #[lang = "clone_fn"]
    #[must_use = "cloning is often expensive and is not expected to have side effects"]
    fn clone(&self) -> Self;

    /// Makes `self` a copy of `source`, reusing what `self` owns where it can.
    fn clone_from(&mut self, source: &Self) {
        *self = source.clone()
    }
}

/// The derive macro of `Clone`.
#[rustc_builtin_macro]
pub macro Clone($item:item) {
    /* compiler built-in */
}

/// Used by `derive(Clone)` on a `Copy` type: a field type that is not `Clone` is an error here.
#[doc(hidden)]
pub struct AssertParamIsClone<T: Clone + ?Sized> {
    _field: crate::marker::PhantomData<T>,
}

/// Used by `derive(Clone)` on a union.
#[doc(hidden)]
pub struct AssertParamIsCopy<T: Copy + ?Sized> {
    _field: crate::marker::PhantomData<T>,
}

/// Marks derived `Clone` impls that copy bytes only.
#[lang = "trivial_clone"]
#[doc(hidden)]
pub unsafe trait TrivialClone: Clone {}

macro_rules! impl_clone {
    ($($ty:ty)*) => {
        $(impl Clone for $ty {
            #[inline]
            fn clone(&self) -> $ty {
                *self
            }
        })*
    };
}

impl_clone! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char }

impl Clone for ! {
    fn clone(&self) -> ! {
        *self
    }
}

impl<T: ?Sized> Clone for *const T {
    #[inline]
    fn clone(&self) -> *const T {
        *self
    }
}

impl<T: ?Sized> Clone for *mut T {
    #[inline]
    fn clone(&self) -> *mut T {
        *self
    }
}

impl<T: ?Sized> Clone for &T {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> !Clone for &mut T {}
