//! `Option`: a value or none.

use crate::iter::{FusedIterator, TrustedLen};
use crate::ops::{ControlFlow, Deref, DerefMut, FromResidual, Residual, Try};
use crate::panicking::{panic, panic_display};
use crate::pin::Pin;
use crate::{convert, mem, slice};

/// A value that may be absent.
#[lang = "Option"]
#[rustc_diagnostic_item = "Option"]
#[derive(Copy, Eq, Debug, Hash, PartialEq, PartialOrd, Ord)]
pub enum Option<T> {
    /// No value.
    #[lang = "None"]
    None,
    /// A value.
    #[lang = "Some"]
    Some(T),
}

impl<T> Option<T> {
    /// Whether there is a value.
    #[inline]
    pub const fn is_some(&self) -> bool {
        matches!(*self, Some(_))
    }

    /// Whether there is a value that satisfies a predicate.
    pub fn is_some_and(self, f: impl FnOnce(T) -> bool) -> bool {
        match self {
            None => false,
            Some(x) => f(x),
        }
    }

    /// Whether there is no value.
    #[inline]
    pub const fn is_none(&self) -> bool {
        !self.is_some()
    }

    /// Whether there is no value, or one that satisfies a predicate.
    pub fn is_none_or(self, f: impl FnOnce(T) -> bool) -> bool {
        match self {
            None => true,
            Some(x) => f(x),
        }
    }

    /// The value by reference.
    #[inline]
    pub const fn as_ref(&self) -> Option<&T> {
        match *self {
            Some(ref x) => Some(x),
            None => None,
        }
    }

    /// The value by mutable reference.
    #[inline]
    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match *self {
            Some(ref mut x) => Some(x),
            None => None,
        }
    }

    /// The pinned value by reference.
    pub fn as_pin_ref(self: Pin<&Self>) -> Option<Pin<&T>> {
        match Pin::get_ref(self).as_ref() {
            // SAFETY: the value lies in a pinned place.
            Some(x) => unsafe { Some(Pin::new_unchecked(x)) },
            None => None,
        }
    }

    /// The pinned value by mutable reference.
    pub fn as_pin_mut(self: Pin<&mut Self>) -> Option<Pin<&mut T>> {
        // SAFETY: the value is not moved, and lies in a pinned place.
        unsafe {
            match Pin::get_unchecked_mut(self).as_mut() {
                Some(x) => Some(Pin::new_unchecked(x)),
                None => None,
            }
        }
    }

    /// A slice of the value, or of nothing.
    pub const fn as_slice(&self) -> &[T] {
        match self {
            Some(value) => slice::from_ref(value),
            None => &[],
        }
    }

    /// A mutable slice of the value, or of nothing.
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        match self {
            Some(value) => slice::from_mut(value),
            None => &mut [],
        }
    }

    /// The value; panics with `msg` if there is none.
    #[inline]
    #[track_caller]
    pub const fn expect(self, msg: &str) -> T {
        match self {
            Some(val) => val,
            None => expect_failed(msg),
        }
    }

    /// The value; panics if there is none.
    #[inline]
    #[track_caller]
    pub const fn unwrap(self) -> T {
        match self {
            Some(val) => val,
            None => unwrap_failed(),
        }
    }

    /// The value, or another one.
    #[inline]
    pub fn unwrap_or(self, default: T) -> T {
        match self {
            Some(x) => x,
            None => default,
        }
    }

    /// The value, or what `f` returns.
    #[inline]
    #[track_caller]
    pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T {
        match self {
            Some(x) => x,
            None => f(),
        }
    }

    /// The value, or the default of its type.
    #[inline]
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        match self {
            Some(x) => x,
            None => T::default(),
        }
    }

    /// The value, which the caller promises is there.
    ///
    /// # Safety
    /// The option must not be `None`.
    #[inline]
    #[track_caller]
    pub const unsafe fn unwrap_unchecked(self) -> T {
        match self {
            Some(val) => val,
            // SAFETY: the caller promises that this is not reached.
            None => unsafe { crate::hint::unreachable_unchecked() },
        }
    }

    /// Applies a function to the value.
    #[inline]
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> {
        match self {
            Some(x) => Some(f(x)),
            None => None,
        }
    }

    /// Calls a function with a reference to the value, and passes the option on.
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self {
        if let Some(ref x) = self {
            f(x);
        }
        self
    }

    /// The value put through a function, or a default.
    #[inline]
    pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {
        match self {
            Some(t) => f(t),
            None => default,
        }
    }

    /// The value put through a function, or what another function returns.
    #[inline]
    pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {
        match self {
            Some(t) => f(t),
            None => default(),
        }
    }

    /// `Ok` of the value, or `Err(err)`.
    #[inline]
    pub fn ok_or<E>(self, err: E) -> Result<T, E> {
        match self {
            Some(v) => Ok(v),
            None => Err(err),
        }
    }

    /// `Ok` of the value, or `Err(err())`.
    #[inline]
    pub fn ok_or_else<E, F: FnOnce() -> E>(self, err: F) -> Result<T, E> {
        match self {
            Some(v) => Ok(v),
            None => Err(err()),
        }
    }

    /// The value's target by reference.
    #[inline]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(|t| t.deref())
    }

    /// The value's target by mutable reference.
    #[inline]
    pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
    where
        T: DerefMut,
    {
        self.as_mut().map(|t| t.deref_mut())
    }

    /// An iterator over the value, if any.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { inner: Item { opt: self.as_ref() } }
    }

    /// A mutable iterator over the value, if any.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { inner: Item { opt: self.as_mut() } }
    }

    /// `optb` if there is a value.
    pub fn and<U>(self, optb: Option<U>) -> Option<U> {
        match self {
            Some(_) => optb,
            None => None,
        }
    }

    /// What `f` makes of the value.
    #[inline]
    pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U> {
        match self {
            Some(x) => f(x),
            None => None,
        }
    }

    /// The value, if it satisfies a predicate.
    pub fn filter<P: FnOnce(&T) -> bool>(self, predicate: P) -> Self {
        if let Some(x) = self {
            if predicate(&x) {
                return Some(x);
            }
        }
        None
    }

    /// This option if it has a value, else `optb`.
    pub fn or(self, optb: Option<T>) -> Option<T> {
        match self {
            x @ Some(_) => x,
            None => optb,
        }
    }

    /// This option if it has a value, else what `f` returns.
    pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T> {
        match self {
            x @ Some(_) => x,
            None => f(),
        }
    }

    /// The option that has a value, if just one of both has.
    pub fn xor(self, optb: Option<T>) -> Option<T> {
        match (self, optb) {
            (a @ Some(_), None) => a,
            (None, b @ Some(_)) => b,
            _ => None,
        }
    }

    /// Puts a value in and returns a reference to it.
    pub fn insert(&mut self, value: T) -> &mut T {
        *self = Some(value);
        // SAFETY: just set.
        unsafe { self.as_mut().unwrap_unchecked() }
    }

    /// Puts a value in if there is none, and returns a reference to the value.
    pub fn get_or_insert(&mut self, value: T) -> &mut T {
        self.get_or_insert_with(|| value)
    }

    /// Puts the default in if there is no value, and returns a reference to the value.
    pub fn get_or_insert_default(&mut self) -> &mut T
    where
        T: Default,
    {
        self.get_or_insert_with(T::default)
    }

    /// Puts what `f` returns in if there is no value, and returns a reference to the value.
    pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T {
        if let None = self {
            *self = Some(f());
        }
        // SAFETY: set above if it was `None`.
        unsafe { self.as_mut().unwrap_unchecked() }
    }

    /// Takes the value out and leaves `None`.
    #[inline]
    pub const fn take(&mut self) -> Option<T> {
        mem::replace(self, None)
    }

    /// Takes the value out if it satisfies a predicate.
    pub fn take_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T> {
        if self.as_mut().map_or(false, predicate) { self.take() } else { None }
    }

    /// Puts a value in and returns the old one.
    #[inline]
    pub const fn replace(&mut self, value: T) -> Option<T> {
        mem::replace(self, Some(value))
    }

    /// A pair of both values, if both are there.
    pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> {
        match (self, other) {
            (Some(a), Some(b)) => Some((a, b)),
            _ => None,
        }
    }
}

impl<T, U> Option<(T, U)> {
    /// A pair of options.
    pub fn unzip(self) -> (Option<T>, Option<U>) {
        match self {
            Some((a, b)) => (Some(a), Some(b)),
            None => (None, None),
        }
    }
}

impl<T> Option<&T> {
    /// The option with its value copied.
    #[inline]
    pub const fn copied(self) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Some(&v) => Some(v),
            None => None,
        }
    }

    /// The option with its value cloned.
    #[inline]
    pub fn cloned(self) -> Option<T>
    where
        T: Clone,
    {
        match self {
            Some(t) => Some(t.clone()),
            None => None,
        }
    }
}

impl<T> Option<&mut T> {
    /// The option with its value copied.
    pub const fn copied(self) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Some(&mut t) => Some(t),
            None => None,
        }
    }

    /// The option with its value cloned.
    pub fn cloned(self) -> Option<T>
    where
        T: Clone,
    {
        match self {
            Some(t) => Some((*t).clone()),
            None => None,
        }
    }
}

impl<T, E> Option<Result<T, E>> {
    /// A result of an option.
    pub fn transpose(self) -> Result<Option<T>, E> {
        match self {
            Some(Ok(x)) => Ok(Some(x)),
            Some(Err(e)) => Err(e),
            None => Ok(None),
        }
    }
}

impl<T> Option<Option<T>> {
    /// One level less.
    pub fn flatten(self) -> Option<T> {
        match self {
            Some(inner) => inner,
            None => None,
        }
    }
}

#[cold]
#[track_caller]
const fn unwrap_failed() -> ! {
    panic("called `Option::unwrap()` on a `None` value")
}

#[cold]
#[track_caller]
const fn expect_failed(msg: &str) -> ! {
    panic_display(&msg)
}

impl<T: Clone> Clone for Option<T> {
    #[inline]
    fn clone(&self) -> Self {
        match self {
            Some(x) => Some(x.clone()),
            None => None,
        }
    }
}

impl<T> Default for Option<T> {
    #[inline]
    fn default() -> Option<T> {
        None
    }
}

impl<T> IntoIterator for Option<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: Item { opt: self } }
    }
}

impl<'a, T> IntoIterator for &'a Option<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Option<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T> From<T> for Option<T> {
    fn from(val: T) -> Option<T> {
        Some(val)
    }
}

impl<'a, T> From<&'a Option<T>> for Option<&'a T> {
    fn from(o: &'a Option<T>) -> Option<&'a T> {
        o.as_ref()
    }
}

impl<'a, T> From<&'a mut Option<T>> for Option<&'a mut T> {
    fn from(o: &'a mut Option<T>) -> Option<&'a mut T> {
        o.as_mut()
    }
}

/// What the three iterators share: the value not given yet.
#[glasscrab::view(transparent("opt"))]
#[derive(Clone, Debug)]
struct Item<A> {
    opt: Option<A>,
}

macro_rules! item_iterator {
    ($($(#[$doc:meta])* $name:ident [$($generics:tt)*] $item:ty;)*) => {
        $(
            $(#[$doc])*
            #[glasscrab::view(transparent("inner"))]
            #[derive(Debug)]
            pub struct $name<$($generics)*> {
                inner: Item<$item>,
            }

            impl<$($generics)*> Iterator for $name<$($generics)*> {
                type Item = $item;

                fn next(&mut self) -> Option<$item> {
                    self.inner.opt.take()
                }

                fn size_hint(&self) -> (usize, Option<usize>) {
                    let len = self.inner.opt.is_some() as usize;
                    (len, Some(len))
                }
            }

            impl<$($generics)*> DoubleEndedIterator for $name<$($generics)*> {
                fn next_back(&mut self) -> Option<$item> {
                    self.inner.opt.take()
                }
            }

            impl<$($generics)*> ExactSizeIterator for $name<$($generics)*> {}
            impl<$($generics)*> FusedIterator for $name<$($generics)*> {}
            // SAFETY: the hint counts the value that is there.
            unsafe impl<$($generics)*> TrustedLen for $name<$($generics)*> {}
        )*
    };
}

item_iterator! {
    /// The iterator of `Option::iter`.
    Iter ['a, A] &'a A;
    /// The iterator of `Option::iter_mut`.
    IterMut ['a, A] &'a mut A;
    /// The iterator of `Option::into_iter`.
    IntoIter [A] A;
}

impl<'a, A> Clone for Iter<'a, A> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.clone() }
    }
}

impl<A: Clone> Clone for IntoIter<A> {
    fn clone(&self) -> Self {
        IntoIter { inner: self.inner.clone() }
    }
}

impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {
    fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {
        crate::iter::try_process(iter.into_iter(), |i| i.collect())
    }
}

impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Option<convert::Infallible>;

    #[inline]
    fn from_output(output: T) -> Self {
        Some(output)
    }

    #[inline]
    fn branch(self) -> ControlFlow<Option<convert::Infallible>, T> {
        match self {
            Some(v) => ControlFlow::Continue(v),
            None => ControlFlow::Break(None),
        }
    }
}

impl<T> FromResidual<Option<convert::Infallible>> for Option<T> {
    #[inline]
    fn from_residual(_residual: Option<convert::Infallible>) -> Self {
        None
    }
}

impl<T> Residual<T> for Option<convert::Infallible> {
    type TryType = Option<T>;
}
