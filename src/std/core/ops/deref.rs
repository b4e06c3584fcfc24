//! Dereferencing and method receivers.

/// The `*` operator on places that are read.
#[lang = "deref"]
#[rustc_diagnostic_item = "Deref"]
pub trait Deref {
    /// What `*self` is.
    #[lang = "deref_target"]
    type Target: ?Sized;

    /// The place behind `self`.
    #[must_use]
    fn deref(&self) -> &Self::Target;
}

impl<T: ?Sized> Deref for &T {
    type Target = T;

    fn deref(&self) -> &T {
        self
    }
}

impl<T: ?Sized> !DerefMut for &T {}

impl<T: ?Sized> Deref for &mut T {
    type Target = T;

    fn deref(&self) -> &T {
        self
    }
}

/// The `*` operator on places that are written.
#[lang = "deref_mut"]
pub trait DerefMut: Deref {
    /// The place behind `self`, to be written.
    fn deref_mut(&mut self) -> &mut Self::Target;
}

impl<T: ?Sized> DerefMut for &mut T {
    fn deref_mut(&mut self) -> &mut T {
        self
    }
}

/// Types whose `Deref` always gives the same place.
#[lang = "deref_pure"]
pub unsafe trait DerefPure {}

// SAFETY: the compiler's own dereference of a reference has no effects.
unsafe impl<T: ?Sized> DerefPure for &T {}
// SAFETY: as above.
unsafe impl<T: ?Sized> DerefPure for &mut T {}

/// Types that can be the type of `self` through their `Deref`.
#[lang = "receiver"]
pub trait Receiver {
    /// The type whose methods may take this receiver.
    #[lang = "receiver_target"]
    type Target: ?Sized;
}

impl<P: ?Sized, T: ?Sized> Receiver for P
where
    P: Deref<Target = T>,
{
    type Target = T;
}

/// The types that stable Rust accepts as `self`.
#[lang = "legacy_receiver"]
pub trait LegacyReceiver {}

impl<T: ?Sized> LegacyReceiver for &T {}
impl<T: ?Sized> LegacyReceiver for &mut T {}
