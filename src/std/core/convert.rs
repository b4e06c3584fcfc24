//! Conversions between types, and the reflexive ones that `?` and generic code rely on.

use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};

/// Returns its argument.
pub const fn identity<T>(x: T) -> T {
    x
}

/// A cheap conversion from reference to reference.
#[rustc_diagnostic_item = "AsRef"]
pub trait AsRef<T: ?Sized> {
    /// This value seen as a `T`.
    fn as_ref(&self) -> &T;
}

/// A cheap conversion from mutable reference to mutable reference.
#[rustc_diagnostic_item = "AsMut"]
pub trait AsMut<T: ?Sized> {
    /// This value seen as a mutable `T`.
    fn as_mut(&mut self) -> &mut T;
}

/// A conversion that consumes the value; follows from `From`.
#[rustc_diagnostic_item = "Into"]
pub trait Into<T>: Sized {
    /// Converts this value.
    #[must_use]
    fn into(self) -> T;
}

/// A conversion from another type that cannot fail.
#[rustc_diagnostic_item = "From"]
pub trait From<T>: Sized {
    /// Makes a value from another.
    #[must_use]
    fn from(value: T) -> Self;
}

/// A conversion that may fail; follows from `TryFrom`.
pub trait TryInto<T>: Sized {
    /// What a failure returns.
    type Error;
    /// Converts this value, or says why not.
    fn try_into(self) -> Result<T, Self::Error>;
}

/// A conversion from another type that may fail.
pub trait TryFrom<T>: Sized {
    /// What a failure returns.
    type Error;
    /// Makes a value from another, or says why not.
    fn try_from(value: T) -> Result<Self, Self::Error>;
}

impl<T: ?Sized, U: ?Sized> AsRef<U> for &T
where
    T: AsRef<U>,
{
    fn as_ref(&self) -> &U {
        <T as AsRef<U>>::as_ref(*self)
    }
}

impl<T: ?Sized, U: ?Sized> AsRef<U> for &mut T
where
    T: AsRef<U>,
{
    fn as_ref(&self) -> &U {
        <T as AsRef<U>>::as_ref(*self)
    }
}

impl<T: ?Sized, U: ?Sized> AsMut<U> for &mut T
where
    T: AsMut<U>,
{
    fn as_mut(&mut self) -> &mut U {
        (*self).as_mut()
    }
}

impl<T, U> Into<U> for T
where
    U: From<T>,
{
    #[inline]
    #[track_caller]
    fn into(self) -> U {
        U::from(self)
    }
}

impl<T> From<T> for T {
    #[inline]
    fn from(t: T) -> T {
        t
    }
}

impl<T, U> TryInto<U> for T
where
    U: TryFrom<T>,
{
    type Error = U::Error;

    #[inline]
    fn try_into(self) -> Result<U, U::Error> {
        U::try_from(self)
    }
}

impl<T, U> TryFrom<U> for T
where
    U: Into<T>,
{
    type Error = Infallible;

    #[inline]
    fn try_from(value: U) -> Result<Self, Self::Error> {
        Ok(U::into(value))
    }
}

impl<T> AsRef<[T]> for [T] {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T> AsMut<[T]> for [T] {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl AsRef<str> for str {
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsMut<str> for str {
    fn as_mut(&mut self) -> &mut str {
        self
    }
}

/// The error of a conversion that cannot fail.
#[derive(Copy)]
pub enum Infallible {}

impl Clone for Infallible {
    fn clone(&self) -> Infallible {
        match *self {}
    }
}

impl fmt::Debug for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl fmt::Display for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl Error for Infallible {}

impl PartialEq for Infallible {
    fn eq(&self, _: &Infallible) -> bool {
        match *self {}
    }
}

impl Eq for Infallible {}

impl PartialOrd for Infallible {
    fn partial_cmp(&self, _other: &Self) -> Option<crate::cmp::Ordering> {
        match *self {}
    }
}

impl Ord for Infallible {
    fn cmp(&self, _other: &Self) -> crate::cmp::Ordering {
        match *self {}
    }
}

impl Hash for Infallible {
    fn hash<H: Hasher>(&self, _: &mut H) {
        match *self {}
    }
}
