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
        if capacity == 0 || Self::IS_ZST {
            return RawVec::new();
        }
        let Ok(layout) = Layout::array::<T>(capacity) else { capacity_overflow() };
        match Global.allocate_typed::<T>(layout) {
            // SAFETY: the block has this layout.
            Ok(block) => unsafe { RawVec::from_raw_parts(block.as_ptr() as *mut T, capacity) },
            Err(_) => handle_alloc_error(layout),
        }
    }

    /// The owner of a block.
    ///
    /// # Safety
    /// It must come from the heap with this capacity.
    pub(crate) unsafe fn from_raw_parts(ptr: *mut T, capacity: usize) -> Self {
        let capacity = if Self::IS_ZST { 0 } else { capacity };
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
    const IS_ZST: bool = mem::size_of::<T>() == 0;

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
        if Self::IS_ZST { usize::MAX } else { self.inner.cap.as_inner() }
    }

    /// The layout of the block.
    fn layout(&self) -> Layout {
        let size = mem::size_of::<T>() * self.inner.cap.as_inner();
        // SAFETY: there is a block of this size.
        unsafe { Layout::from_size_align_unchecked(size, mem::align_of::<T>()) }
    }

    /// Gives the block another size.
    #[track_caller]
    fn resize(&mut self, capacity: usize) {
        let Ok(new) = Layout::array::<T>(capacity) else { capacity_overflow() };
        // SAFETY: the block has its layout.
        match unsafe { self.inner.alloc.resize::<T>(self.inner.ptr.as_non_null_ptr(), self.layout(), new) } {
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
        if Self::IS_ZST {
            capacity_overflow();
        }
        let Some(required) = len.checked_add(additional) else { capacity_overflow() };
        self.resize(self.amortized(required));
    }

    /// The capacity that the block gets when it needs one: twice what it has, or more.
    #[inline]
    fn amortized(&self, required: usize) -> usize {
        let doubled = self.inner.cap.as_inner() * 2;
        let capacity = if doubled < required { required } else { doubled };
        if capacity < Self::MIN_NON_ZERO_CAP { Self::MIN_NON_ZERO_CAP } else { capacity }
    }

    /// Makes room for more elements, and for later ones too.
    #[inline]
    #[track_caller]
    pub(crate) fn reserve(&mut self, len: usize, additional: usize) {
        if additional > self.capacity() - len {
            self.grow_amortized(len, additional);
        }
    }

    /// Makes room for more elements, and for no others.
    #[track_caller]
    pub(crate) fn reserve_exact(&mut self, len: usize, additional: usize) {
        if additional > self.capacity() - len {
            let Some(required) = len.checked_add(additional) else { capacity_overflow() };
            self.resize(required);
        }
    }

    /// Gives the block another size, or says why not.
    fn try_resize(&mut self, capacity: usize) -> Result<(), TryReserveError> {
        let Ok(layout) = Layout::array::<T>(capacity) else { return Err(TryReserveErrorKind::CapacityOverflow.into()) };
        // SAFETY: the block has its layout.
        match unsafe { self.inner.alloc.resize::<T>(self.inner.ptr.as_non_null_ptr(), self.layout(), layout) } {
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
        if additional <= self.capacity() - len {
            return Ok(());
        }
        let required = Self::required(len, additional)?;
        self.try_resize(self.amortized(required))
    }

    /// `reserve_exact` that can fail.
    pub(crate) fn try_reserve_exact(&mut self, len: usize, additional: usize) -> Result<(), TryReserveError> {
        if additional <= self.capacity() - len {
            return Ok(());
        }
        let required = Self::required(len, additional)?;
        self.try_resize(required)
    }

    fn required(len: usize, additional: usize) -> Result<usize, TryReserveError> {
        match len.checked_add(additional) {
            Some(required) if !Self::IS_ZST => Ok(required),
            _ => Err(TryReserveErrorKind::CapacityOverflow.into()),
        }
    }

    /// Makes the block smaller.
    #[track_caller]
    pub(crate) fn shrink_to_fit(&mut self, capacity: usize) {
        assert!(capacity <= self.capacity(), "Tried to shrink to a larger capacity");
        if !Self::IS_ZST && capacity < self.inner.cap.as_inner() {
            self.resize(capacity);
        }
    }
}

// SAFETY: elements are not touched.
unsafe impl<#[may_dangle] T, A: Allocator> Drop for RawVec<T, A> {
    fn drop(&mut self) {
        // SAFETY: the block has its layout.
        unsafe { self.inner.alloc.deallocate(self.inner.ptr.as_non_null_ptr(), self.layout()) }
    }
}
