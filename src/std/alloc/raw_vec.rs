//! `RawVec`: the block of a vector, and how it grows.

use core::marker::PhantomData;
use core::mem;
use core::num::UsizeNoHighBit;
use core::ptr::{NonNull, Unique};

use crate::alloc::{Allocator, Global, Layout, handle_alloc_error};
use crate::collections::{TryReserveError, TryReserveErrorKind};

type Cap = UsizeNoHighBit;

/// What does not depend on the element type. `cap` is zero for elements without size.
struct RawVecInner<A: Allocator = Global> {
    ptr: Unique<u8>,
    cap: Cap,
    alloc: A,
}

/// A block for elements, which it does not drop.
pub(crate) struct RawVec<T, A: Allocator = Global> {
    inner: RawVecInner<A>,
    _marker: PhantomData<T>,
}

/// The panic of a capacity beyond the address space.
#[cold]
#[track_caller]
pub(crate) fn capacity_overflow() -> ! {
    panic!("capacity overflow")
}

impl<T> RawVec<T> {
    /// No block.
    pub(crate) const fn new() -> Self {
        // SAFETY: zero has no high bit.
        let cap = unsafe { Cap::new_unchecked(0) };
        let inner = RawVecInner { ptr: Unique::from_non_null(NonNull::<T>::dangling().cast()), cap, alloc: Global };
        RawVec { inner, _marker: PhantomData }
    }

    /// A block for a number of elements.
    #[track_caller]
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        let mut raw = RawVec::new();
        if capacity > 0 && mem::size_of::<T>() > 0 {
            raw.resize(capacity);
        }
        raw
    }

    /// The owner of a block.
    ///
    /// # Safety
    /// It must come from the heap with this capacity.
    pub(crate) unsafe fn from_raw_parts(ptr: *mut T, capacity: usize) -> Self {
        let capacity = if mem::size_of::<T>() == 0 { 0 } else { capacity };
        // SAFETY: promised by the caller.
        unsafe {
            let inner = RawVecInner {
                ptr: Unique::new_unchecked(ptr as *mut u8),
                cap: Cap::new_unchecked(capacity),
                alloc: Global,
            };
            RawVec { inner, _marker: PhantomData }
        }
    }
}

impl<T, A: Allocator> RawVec<T, A> {
    /// The smallest capacity that is worth a block.
    const MIN_NON_ZERO_CAP: usize = if mem::size_of::<T>() == 1 {
        8
    } else if mem::size_of::<T>() <= 1024 {
        4
    } else {
        1
    };

    /// The start of the block.
    #[inline]
    pub(crate) const fn ptr(&self) -> *mut T {
        self.inner.ptr.as_ptr() as *mut T
    }

    /// How many elements fit.
    #[inline]
    pub(crate) const fn capacity(&self) -> usize {
        if mem::size_of::<T>() == 0 { usize::MAX } else { self.inner.cap.as_inner() }
    }

    fn layout(capacity: usize) -> Layout {
        match Layout::array::<T>(capacity) {
            Ok(layout) => layout,
            Err(_) => capacity_overflow(),
        }
    }

    /// Gives the block another size.
    #[track_caller]
    fn resize(&mut self, capacity: usize) {
        let Ok(new) = Layout::array::<T>(capacity) else { capacity_overflow() };
        let old = Self::layout(self.inner.cap.as_inner());
        let ptr = self.inner.ptr.as_non_null_ptr();
        // SAFETY: the block has the old layout.
        match unsafe { self.inner.alloc.resize::<T>(ptr, old, new) } {
            Ok(ptr) => {
                self.inner.ptr = Unique::from_non_null(ptr);
                // SAFETY: a layout fits `isize`.
                self.inner.cap = unsafe { Cap::new_unchecked(capacity) };
            }
            Err(_) => handle_alloc_error(new),
        }
    }

    /// Makes room for one more element: doubles the block.
    #[cold]
    #[track_caller]
    pub(crate) fn grow_one(&mut self) {
        self.grow_amortized(self.capacity(), 1);
    }

    #[track_caller]
    fn grow_amortized(&mut self, len: usize, additional: usize) {
        if mem::size_of::<T>() == 0 {
            capacity_overflow();
        }
        let Some(required) = len.checked_add(additional) else { capacity_overflow() };
        let capacity = core::cmp::max(self.inner.cap.as_inner() * 2, required);
        self.resize(core::cmp::max(Self::MIN_NON_ZERO_CAP, capacity));
    }

    /// Makes room for more elements, and for later ones too.
    #[inline]
    #[track_caller]
    pub(crate) fn reserve(&mut self, len: usize, additional: usize) {
        if additional > self.capacity().wrapping_sub(len) {
            self.grow_amortized(len, additional);
        }
    }

    /// Makes room for more elements, and for no others.
    #[track_caller]
    pub(crate) fn reserve_exact(&mut self, len: usize, additional: usize) {
        if additional > self.capacity().wrapping_sub(len) {
            let Some(required) = len.checked_add(additional) else { capacity_overflow() };
            self.resize(required);
        }
    }

    /// Gives the block another size, or says why not.
    fn try_resize(&mut self, capacity: usize) -> Result<(), TryReserveError> {
        let Ok(layout) = Layout::array::<T>(capacity) else { return Err(TryReserveErrorKind::CapacityOverflow.into()) };
        let old = Self::layout(self.inner.cap.as_inner());
        // SAFETY: the block has the old layout.
        match unsafe { self.inner.alloc.resize::<T>(self.inner.ptr.as_non_null_ptr(), old, layout) } {
            Ok(ptr) => {
                self.inner.ptr = Unique::from_non_null(ptr);
                // SAFETY: a layout fits `isize`.
                self.inner.cap = unsafe { Cap::new_unchecked(capacity) };
                Ok(())
            }
            Err(_) => Err(TryReserveErrorKind::AllocError { layout, non_exhaustive: () }.into()),
        }
    }

    /// `reserve` that can fail.
    pub(crate) fn try_reserve(&mut self, len: usize, additional: usize) -> Result<(), TryReserveError> {
        if additional <= self.capacity().wrapping_sub(len) {
            return Ok(());
        }
        let required = Self::required(len, additional)?;
        let capacity = core::cmp::max(self.inner.cap.as_inner() * 2, required);
        self.try_resize(core::cmp::max(Self::MIN_NON_ZERO_CAP, capacity))
    }

    /// `reserve_exact` that can fail.
    pub(crate) fn try_reserve_exact(&mut self, len: usize, additional: usize) -> Result<(), TryReserveError> {
        if additional <= self.capacity().wrapping_sub(len) {
            return Ok(());
        }
        let required = Self::required(len, additional)?;
        self.try_resize(required)
    }

    fn required(len: usize, additional: usize) -> Result<usize, TryReserveError> {
        match len.checked_add(additional) {
            Some(required) if mem::size_of::<T>() != 0 => Ok(required),
            _ => Err(TryReserveErrorKind::CapacityOverflow.into()),
        }
    }

    /// Makes the block smaller.
    #[track_caller]
    pub(crate) fn shrink_to_fit(&mut self, capacity: usize) {
        assert!(capacity <= self.capacity(), "Tried to shrink to a larger capacity");
        if mem::size_of::<T>() > 0 && capacity < self.inner.cap.as_inner() {
            self.resize(capacity);
        }
    }
}

// SAFETY: elements are not touched.
unsafe impl<#[may_dangle] T, A: Allocator> Drop for RawVec<T, A> {
    fn drop(&mut self) {
        let layout = Self::layout(self.inner.cap.as_inner());
        // SAFETY: the block has this layout.
        unsafe { self.inner.alloc.deallocate(self.inner.ptr.as_non_null_ptr(), layout) }
    }
}
