//! `Box`: the owner of a value on the heap.

use core::any::Any;
use core::borrow::{Borrow, BorrowMut};
use core::cmp::Ordering;
use core::error::Error;
use core::fmt;
use core::future::Future;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;
use core::marker::{Tuple, Unsize};
use core::mem::{self, MaybeUninit};
use core::ops::{CoerceUnsized, Deref, DerefMut, DerefPure, DispatchFromDyn, LegacyReceiver};
use core::pin::{Pin, PinCoerceUnsized};
use core::ptr::{self, NonNull, Unique};
use core::task::{Context, Poll};

use crate::alloc::{Allocator, Global, Layout, handle_alloc_error};
use crate::borrow::Cow;
use crate::string::String;
use crate::vec::Vec;

/// The owner of a value on the heap. Its drop glue drops the value, then `Drop` frees the block.
#[lang = "owned_box"]
#[fundamental]
#[glasscrab::view(owner("0"))]
pub struct Box<T: ?Sized, A: Allocator = Global>(Unique<T>, A);

impl<T> Box<T> {
    /// Moves a value to the heap.
    #[inline]
    #[must_use]
    pub fn new(x: T) -> Self {
        let layout = Layout::new::<T>();
        match Global.allocate_typed::<T>(layout) {
            Ok(block) => {
                let ptr = block.as_ptr() as *mut T;
                // SAFETY: the block is as large and aligned as the value.
                unsafe {
                    ptr::write(ptr, x);
                    Box::from_raw(ptr)
                }
            }
            Err(_) => handle_alloc_error(layout),
        }
    }

    /// Moves a value to the heap and pins it.
    pub fn pin(x: T) -> Pin<Box<T>> {
        Box::new(x).into()
    }

    /// The value.
    pub fn into_inner(boxed: Self) -> T {
        *boxed
    }
}

impl<T: ?Sized> Box<T> {
    /// The owner of a block.
    ///
    /// # Safety
    /// The pointer must come from `into_raw` or a block of the value's layout.
    #[inline]
    pub unsafe fn from_raw(raw: *mut T) -> Self {
        // SAFETY: promised by the caller.
        Box(unsafe { Unique::new_unchecked(raw) }, Global)
    }

    /// The owner of a block.
    ///
    /// # Safety
    /// As for `from_raw`.
    pub unsafe fn from_non_null(ptr: NonNull<T>) -> Self {
        // SAFETY: promised by the caller.
        unsafe { Self::from_raw(ptr.as_ptr()) }
    }

    /// Gives ownership up for a pointer.
    #[inline]
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(b: Self) -> *mut T {
        let b = mem::ManuallyDrop::new(b);
        b.0.as_ptr()
    }

    /// Gives ownership up for a reference: the block is never freed.
    #[inline]
    pub fn leak<'a>(b: Self) -> &'a mut T
    where
        T: 'a,
    {
        // SAFETY: the value stays for ever.
        unsafe { &mut *Box::into_raw(b) }
    }

    /// A pointer to the value.
    pub fn as_ptr(b: &Self) -> *const T {
        b.0.as_ptr()
    }

    /// A mutable pointer to the value.
    pub fn as_mut_ptr(b: &mut Self) -> *mut T {
        b.0.as_ptr()
    }

    /// Pins the value.
    pub fn into_pin(boxed: Self) -> Pin<Self> {
        // SAFETY: a box never moves its value.
        unsafe { Pin::new_unchecked(boxed) }
    }
}

// SAFETY: the value is dropped by the glue; this only frees the block.
unsafe impl<#[may_dangle] T: ?Sized, A: Allocator> Drop for Box<T, A> {
    #[inline]
    fn drop(&mut self) {
        let ptr = self.0;
        // SAFETY: the block has the value's layout.
        unsafe {
            let layout = Layout::for_value(ptr.as_ref());
            if layout.size() != 0 {
                self.1.deallocate(ptr.as_non_null_ptr().cast(), layout);
            }
        }
    }
}

impl<T: ?Sized, A: Allocator> Deref for Box<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized, A: Allocator> DerefMut for Box<T, A> {
    fn deref_mut(&mut self) -> &mut T {
        &mut **self
    }
}

// SAFETY: the compiler's own dereference.
unsafe impl<T: ?Sized, A: Allocator> DerefPure for Box<T, A> {}
impl<T: ?Sized, A: Allocator> LegacyReceiver for Box<T, A> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized, A: Allocator> CoerceUnsized<Box<U, A>> for Box<T, A> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Box<U>> for Box<T> {}
impl<T: ?Sized, A: Allocator> Unpin for Box<T, A> {}
// SAFETY: coercion keeps the target.
unsafe impl<T: ?Sized, A: Allocator> PinCoerceUnsized for Box<T, A> {}

impl<T: Default> Default for Box<T> {
    fn default() -> Self {
        Box::new(T::default())
    }
}

impl<T> Default for Box<[T]> {
    fn default() -> Self {
        Vec::new().into_boxed_slice()
    }
}

impl Default for Box<str> {
    fn default() -> Self {
        String::new().into_boxed_str()
    }
}

impl<T: Clone> Clone for Box<T> {
    fn clone(&self) -> Self {
        Box::new((**self).clone())
    }

    fn clone_from(&mut self, source: &Self) {
        (**self).clone_from(&**source);
    }
}

impl<T: Clone> Clone for Box<[T]> {
    fn clone(&self) -> Self {
        crate::slice::to_vec(self).into_boxed_slice()
    }
}

impl Clone for Box<str> {
    fn clone(&self) -> Self {
        String::from(&**self).into_boxed_str()
    }
}

impl<T: ?Sized + PartialEq, A: Allocator> PartialEq for Box<T, A> {
    fn eq(&self, other: &Self) -> bool {
        PartialEq::eq(&**self, &**other)
    }
}

impl<T: ?Sized + PartialOrd, A: Allocator> PartialOrd for Box<T, A> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
}

impl<T: ?Sized + Ord, A: Allocator> Ord for Box<T, A> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}

impl<T: ?Sized + Eq, A: Allocator> Eq for Box<T, A> {}

impl<T: ?Sized + Hash, A: Allocator> Hash for Box<T, A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + Hasher> Hasher for Box<T> {
    fn finish(&self) -> u64 {
        (**self).finish()
    }

    fn write(&mut self, bytes: &[u8]) {
        (**self).write(bytes)
    }
}

impl<T: fmt::Display + ?Sized, A: Allocator> fmt::Display for Box<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: fmt::Debug + ?Sized, A: Allocator> fmt::Debug for Box<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized, A: Allocator> fmt::Pointer for Box<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ptr: *const T = &**self;
        fmt::Pointer::fmt(&ptr, f)
    }
}

impl<T> From<T> for Box<T> {
    fn from(t: T) -> Self {
        Box::new(t)
    }
}

impl<T: ?Sized> From<Box<T>> for Pin<Box<T>> {
    fn from(boxed: Box<T>) -> Self {
        Box::into_pin(boxed)
    }
}

impl<T: Clone> From<&[T]> for Box<[T]> {
    fn from(slice: &[T]) -> Box<[T]> {
        crate::slice::to_vec(slice).into_boxed_slice()
    }
}

impl From<&str> for Box<str> {
    fn from(s: &str) -> Box<str> {
        String::from(s).into_boxed_str()
    }
}

impl<T, const N: usize> From<[T; N]> for Box<[T]> {
    fn from(array: [T; N]) -> Box<[T]> {
        Box::new(array)
    }
}

impl<T: ?Sized, A: Allocator> Borrow<T> for Box<T, A> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized, A: Allocator> BorrowMut<T> for Box<T, A> {
    fn borrow_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<T: ?Sized, A: Allocator> AsRef<T> for Box<T, A> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized, A: Allocator> AsMut<T> for Box<T, A> {
    fn as_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        (**self).next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
}

impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        (**self).next_back()
    }
}

impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for Box<I> {}
impl<I: FusedIterator + ?Sized> FusedIterator for Box<I> {}

impl<Args: Tuple, F: FnOnce<Args> + ?Sized, A: Allocator> FnOnce<Args> for Box<F, A> {
    type Output = <F as FnOnce<Args>>::Output;

    extern "rust-call" fn call_once(self, args: Args) -> Self::Output {
        <F as FnOnce<Args>>::call_once(*self, args)
    }
}

impl<Args: Tuple, F: FnMut<Args> + ?Sized, A: Allocator> FnMut<Args> for Box<F, A> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output {
        <F as FnMut<Args>>::call_mut(self, args)
    }
}

impl<Args: Tuple, F: Fn<Args> + ?Sized, A: Allocator> Fn<Args> for Box<F, A> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output {
        <F as Fn<Args>>::call(self, args)
    }
}

impl<F: ?Sized + Future + Unpin, A: Allocator> Future for Box<F, A> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        F::poll(Pin::new(&mut **self), cx)
    }
}

macro_rules! downcasts {
    ($($ty:ty)*) => {
        $(impl Box<$ty> {
            /// The box of a `T`, if the value is one.
            pub fn downcast<T: Any>(self) -> Result<Box<T>, Self> {
                if self.is::<T>() {
                    // SAFETY: just checked.
                    Ok(unsafe { Box::from_raw(Box::into_raw(self) as *mut T) })
                } else {
                    Err(self)
                }
            }
        })*
    };
}

downcasts! { dyn Any dyn Any + Send dyn Any + Send + Sync }

impl<E: Error> Error for Box<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Error::source(&**self)
    }
}

impl<'a, E: Error + 'a> From<E> for Box<dyn Error + 'a> {
    fn from(err: E) -> Box<dyn Error + 'a> {
        Box::new(err)
    }
}

impl<'a, E: Error + Send + Sync + 'a> From<E> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: E) -> Box<dyn Error + Send + Sync + 'a> {
        Box::new(err)
    }
}

/// A text as an error.
struct StringError(String);

impl Error for StringError {}

impl fmt::Display for StringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for StringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<'a> From<String> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: String) -> Box<dyn Error + Send + Sync + 'a> {
        Box::new(StringError(err))
    }
}

impl<'a> From<String> for Box<dyn Error + 'a> {
    fn from(err: String) -> Box<dyn Error + 'a> {
        Box::new(StringError(err))
    }
}

impl<'a, 'b> From<&'b str> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: &'b str) -> Box<dyn Error + Send + Sync + 'a> {
        From::from(String::from(err))
    }
}

impl<'a, 'b> From<&'b str> for Box<dyn Error + 'a> {
    fn from(err: &'b str) -> Box<dyn Error + 'a> {
        From::from(String::from(err))
    }
}

impl<I> FromIterator<I> for Box<[I]> {
    fn from_iter<T: IntoIterator<Item = I>>(iter: T) -> Self {
        iter.into_iter().collect::<Vec<_>>().into_boxed_slice()
    }
}

impl<T: Clone> From<&mut [T]> for Box<[T]> {
    fn from(slice: &mut [T]) -> Box<[T]> {
        Box::from(&*slice)
    }
}

impl From<&mut str> for Box<str> {
    fn from(s: &mut str) -> Box<str> {
        Box::from(&*s)
    }
}

impl<T: Clone> From<Cow<'_, [T]>> for Box<[T]> {
    fn from(cow: Cow<'_, [T]>) -> Box<[T]> {
        cow.into_owned().into_boxed_slice()
    }
}

impl From<Cow<'_, str>> for Box<str> {
    fn from(cow: Cow<'_, str>) -> Box<str> {
        cow.into_owned().into_boxed_str()
    }
}

impl<'a, 'b> From<Cow<'b, str>> for Box<dyn Error + 'a> {
    fn from(err: Cow<'b, str>) -> Box<dyn Error + 'a> {
        From::from(err.into_owned())
    }
}

impl<'a, 'b> From<Cow<'b, str>> for Box<dyn Error + Send + Sync + 'a> {
    fn from(err: Cow<'b, str>) -> Box<dyn Error + Send + Sync + 'a> {
        From::from(err.into_owned())
    }
}

impl<T, const N: usize> TryFrom<Box<[T]>> for Box<[T; N]> {
    type Error = Box<[T]>;

    fn try_from(slice: Box<[T]>) -> Result<Self, Box<[T]>> {
        if slice.len() == N {
            // SAFETY: same block, and the length is right.
            Ok(unsafe { Box::from_raw(Box::into_raw(slice) as *mut [T; N]) })
        } else {
            Err(slice)
        }
    }
}

impl<T> Box<T> {
    /// Room for a value.
    #[inline]
    #[must_use]
    pub fn new_uninit() -> Box<MaybeUninit<T>> {
        let layout = Layout::new::<T>();
        match Global.allocate_typed::<T>(layout) {
            // SAFETY: the block is as large and aligned as the value.
            Ok(block) => unsafe { Box::from_raw(block.as_ptr() as *mut MaybeUninit<T>) },
            Err(_) => handle_alloc_error(layout),
        }
    }

    /// Room for a value, all bytes zero.
    pub fn new_zeroed() -> Box<MaybeUninit<T>> {
        Box::new(MaybeUninit::zeroed())
    }
}

impl<T> Box<[T]> {
    /// Room for elements.
    pub fn new_uninit_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut elements = Vec::with_capacity(len);
        // SAFETY: elements without a value are always there.
        unsafe { elements.set_len(len) };
        elements.into_boxed_slice()
    }

    /// Room for elements, all bytes zero.
    pub fn new_zeroed_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut elements = Self::new_uninit_slice(len);
        // SAFETY: the room of the elements.
        unsafe { ptr::write_bytes(elements.as_mut_ptr(), 0, len) };
        elements
    }
}

impl<T> Box<MaybeUninit<T>> {
    /// The value that was written.
    ///
    /// # Safety
    /// It must have been.
    pub unsafe fn assume_init(self) -> Box<T> {
        // SAFETY: promised by the caller.
        unsafe { Box::from_raw(Box::into_raw(self) as *mut T) }
    }

    /// The box with a value in it.
    pub fn write(mut boxed: Self, value: T) -> Box<T> {
        (*boxed).write(value);
        // SAFETY: just written.
        unsafe { boxed.assume_init() }
    }
}

/// The elements of an array that was written, as a vector: what `vec![…]` calls.
#[doc(hidden)]
#[inline]
pub fn box_assume_init_into_vec_unsafe<T, const N: usize>(b: Box<MaybeUninit<[T; N]>>) -> Vec<T> {
    // SAFETY: `vec!` writes the array; it cannot say `unsafe` around the program's own expressions.
    unsafe { Vec::from_raw_parts(Box::into_raw(b) as *mut T, N, N) }
}

impl<T> Box<[MaybeUninit<T>]> {
    /// The elements that were written.
    ///
    /// # Safety
    /// All must have been.
    pub unsafe fn assume_init(self) -> Box<[T]> {
        // SAFETY: promised by the caller.
        unsafe { Box::from_raw(Box::into_raw(self) as *mut [T]) }
    }
}
