//! `Pin`: a pointer whose target stays where it is.

use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn, LegacyReceiver};

/// A pointer whose target does not move until it is dropped.
#[lang = "pin"]
#[fundamental]
#[repr(transparent)]
#[derive(Copy, Clone)]
#[glasscrab::view(transparent("pointer"))]
pub struct Pin<Ptr> {
    #[doc(hidden)]
    pub pointer: Ptr,
}

impl<Ptr: Deref<Target: Unpin>> Pin<Ptr> {
    /// Pins a pointer to what may be moved anyway.
    #[inline]
    pub const fn new(pointer: Ptr) -> Pin<Ptr> {
        Pin { pointer }
    }

    /// The pointer.
    #[inline]
    pub fn into_inner(pin: Pin<Ptr>) -> Ptr {
        pin.pointer
    }
}

impl<Ptr: Deref> Pin<Ptr> {
    /// Pins a pointer.
    ///
    /// # Safety
    /// Its target must not move any more.
    #[lang = "new_unchecked"]
    #[inline]
    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> {
        Pin { pointer }
    }

    /// A pinned shared reference.
    #[inline]
    pub fn as_ref(&self) -> Pin<&Ptr::Target> {
        Pin { pointer: &*self.pointer }
    }

    /// The pointer.
    ///
    /// # Safety
    /// Its target must not be moved.
    #[inline]
    pub unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr {
        pin.pointer
    }
}

impl<Ptr: DerefMut> Pin<Ptr> {
    /// A pinned mutable reference.
    #[inline]
    pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target> {
        Pin { pointer: &mut *self.pointer }
    }

    /// Puts another value in.
    #[inline]
    pub fn set(&mut self, value: Ptr::Target)
    where
        Ptr::Target: Sized,
    {
        *(self.pointer) = value;
    }
}

impl<'a, T: ?Sized> Pin<&'a T> {
    /// A pinned part of the target.
    ///
    /// # Safety
    /// The part must not move while the target does not.
    pub unsafe fn map_unchecked<U: ?Sized, F: FnOnce(&T) -> &U>(self, func: F) -> Pin<&'a U> {
        Pin { pointer: func(self.pointer) }
    }

    /// The reference.
    #[inline]
    pub const fn get_ref(self) -> &'a T {
        self.pointer
    }
}

impl<'a, T: ?Sized> Pin<&'a mut T> {
    /// A shared form of this.
    #[inline]
    pub const fn into_ref(self) -> Pin<&'a T> {
        Pin { pointer: self.pointer }
    }

    /// The mutable reference, to what may be moved anyway.
    #[inline]
    pub const fn get_mut(self) -> &'a mut T
    where
        T: Unpin,
    {
        self.pointer
    }

    /// The mutable reference.
    ///
    /// # Safety
    /// The target must not be moved.
    #[inline]
    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T {
        self.pointer
    }

    /// A pinned part of the target.
    ///
    /// # Safety
    /// The part must not move while the target does not.
    pub unsafe fn map_unchecked_mut<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(self, func: F) -> Pin<&'a mut U> {
        Pin { pointer: func(self.pointer) }
    }
}

impl<T: ?Sized> Pin<&'static T> {
    /// Pins a reference that lives for ever.
    pub const fn static_ref(r: &'static T) -> Pin<&'static T> {
        Pin { pointer: r }
    }
}

impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = Ptr::Target;

    #[inline]
    fn deref(&self) -> &Ptr::Target {
        &*self.pointer
    }
}

impl<Ptr: DerefMut<Target: Unpin>> DerefMut for Pin<Ptr> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Ptr::Target {
        &mut *self.pointer
    }
}

impl<Ptr: LegacyReceiver> LegacyReceiver for Pin<Ptr> {}
impl<Ptr, U> CoerceUnsized<Pin<U>> for Pin<Ptr> where Ptr: CoerceUnsized<U> + PinCoerceUnsized, U: PinCoerceUnsized {}
impl<Ptr, U> DispatchFromDyn<Pin<U>> for Pin<Ptr> where
    Ptr: DispatchFromDyn<U> + PinCoerceUnsized,
    U: PinCoerceUnsized
{
}

/// Pointers whose coercion keeps the target pinned.
pub unsafe trait PinCoerceUnsized {}

// SAFETY: coercing a reference does not change the target.
unsafe impl<'a, T: ?Sized> PinCoerceUnsized for &'a T {}
// SAFETY: as above.
unsafe impl<'a, T: ?Sized> PinCoerceUnsized for &'a mut T {}
// SAFETY: as above.
unsafe impl<T: ?Sized> PinCoerceUnsized for *const T {}
// SAFETY: as above.
unsafe impl<T: ?Sized> PinCoerceUnsized for *mut T {}
// SAFETY: as the pinned pointer.
unsafe impl<T: PinCoerceUnsized> PinCoerceUnsized for Pin<T> {}

impl<Ptr: Deref, Q: Deref> PartialEq<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialEq<Q::Target>,
{
    fn eq(&self, other: &Pin<Q>) -> bool {
        Ptr::Target::eq(self, other)
    }
}

impl<Ptr: Deref<Target: Eq>> Eq for Pin<Ptr> {}

impl<Ptr: Deref<Target: Hash>> Hash for Pin<Ptr> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Ptr::Target::hash(self, state);
    }
}

impl<Ptr: fmt::Debug> fmt::Debug for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.pointer, f)
    }
}

impl<Ptr: fmt::Display> fmt::Display for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.pointer, f)
    }
}

impl<Ptr: fmt::Pointer> fmt::Pointer for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.pointer, f)
    }
}

/// Pins a value on the stack of the surrounding block.
pub macro pin($value:expr $(,)?) {
    $crate::pin::Pin::<&mut _> { pointer: &mut { $value } }
}
