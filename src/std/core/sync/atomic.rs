//! Atomics. Every operation is sequentially consistent, whatever ordering it is given; invalid orderings panic as in std.

use self::Ordering::*;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics::glasscrab as machine;
use crate::mem;

/// How an atomic operation orders other memory operations.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
pub enum Ordering {
    /// Not at all.
    Relaxed,
    /// A store publishes what came before.
    Release,
    /// A load sees what was published.
    Acquire,
    /// Both.
    AcqRel,
    /// Both, in one order for all threads.
    SeqCst,
}

#[track_caller]
fn check_load(order: Ordering) {
    match order {
        Release => panic!("there is no such thing as a release load"),
        AcqRel => panic!("there is no such thing as an acquire-release load"),
        _ => {}
    }
}

#[track_caller]
fn check_store(order: Ordering) {
    match order {
        Acquire => panic!("there is no such thing as an acquire store"),
        AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}

#[track_caller]
fn check_failure(order: Ordering) {
    match order {
        Release => panic!("there is no such thing as a release failure ordering"),
        AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        _ => {}
    }
}

/// Orders memory operations around this point.
pub fn fence(order: Ordering) {
    if let Relaxed = order {
        panic!("there is no such thing as a relaxed fence")
    }
}

/// Orders memory operations for the compiler.
pub fn compiler_fence(order: Ordering) {
    if let Relaxed = order {
        panic!("there is no such thing as a relaxed compiler fence")
    }
}

/// The operations that every atomic type has, on its raw type.
macro_rules! common {
    ($ty:ty) => {
        /// The value, by mutable reference.
        #[inline]
        pub fn get_mut(&mut self) -> &mut $ty {
            // SAFETY: the reference is unique.
            unsafe { &mut *(self.v.get() as *mut $ty) }
        }

        /// The value.
        #[inline]
        pub fn into_inner(mut self) -> $ty {
            *self.get_mut()
        }

        /// The atomic at a pointer.
        ///
        /// # Safety
        /// It must be valid and aligned for `'a`, and all access meanwhile atomic.
        #[inline]
        pub const unsafe fn from_ptr<'a>(ptr: *mut $ty) -> &'a Self {
            // SAFETY: promised by the caller; the layout is the value's.
            unsafe { &*(ptr as *mut Self) }
        }

        /// A pointer to the value.
        #[inline]
        pub const fn as_ptr(&self) -> *mut $ty {
            self.v.get() as *mut $ty
        }

        /// Reads the value.
        #[inline]
        #[track_caller]
        pub fn load(&self, order: Ordering) -> $ty {
            check_load(order);
            // SAFETY: the cell is valid.
            unsafe { machine::atomic_load(self.as_ptr()) }
        }

        /// Writes a value.
        #[inline]
        #[track_caller]
        pub fn store(&self, val: $ty, order: Ordering) {
            check_store(order);
            // SAFETY: the cell is valid.
            unsafe { machine::atomic_store(self.as_ptr(), val) }
        }

        /// Writes a value and returns the old one.
        #[inline]
        pub fn swap(&self, val: $ty, _order: Ordering) -> $ty {
            // SAFETY: the cell is valid.
            unsafe { machine::atomic_xchg(self.as_ptr(), val) }
        }

        /// Writes `new` if the value is `current`; the old value, as `Ok` if it was.
        #[inline]
        #[track_caller]
        pub fn compare_exchange(
            &self,
            current: $ty,
            new: $ty,
            _success: Ordering,
            failure: Ordering,
        ) -> Result<$ty, $ty> {
            check_failure(failure);
            // SAFETY: the cell is valid.
            let (old, written) = unsafe { machine::atomic_cxchg(self.as_ptr(), current, new) };
            if written { Ok(old) } else { Err(old) }
        }

        /// `compare_exchange` that may fail without cause; here it does not.
        #[inline]
        #[track_caller]
        pub fn compare_exchange_weak(
            &self,
            current: $ty,
            new: $ty,
            success: Ordering,
            failure: Ordering,
        ) -> Result<$ty, $ty> {
            self.compare_exchange(current, new, success, failure)
        }

        /// The old form of `compare_exchange`.
        #[deprecated]
        pub fn compare_and_swap(&self, current: $ty, new: $ty, _order: Ordering) -> $ty {
            match self.compare_exchange(current, new, SeqCst, SeqCst) {
                Ok(x) | Err(x) => x,
            }
        }

        /// Writes what `f` makes of the value, unless that is `None`; the old value.
        #[track_caller]
        pub fn fetch_update<F>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<$ty, $ty>
        where
            F: FnMut($ty) -> Option<$ty>,
        {
            let mut prev = self.load(fetch_order);
            while let Some(next) = f(prev) {
                match self.compare_exchange_weak(prev, next, set_order, fetch_order) {
                    Ok(x) => return Ok(x),
                    Err(next_prev) => prev = next_prev,
                }
            }
            Err(prev)
        }

        /// Writes what `f` makes of the value, unless that is `None`; the old value.
        #[track_caller]
        pub fn try_update<F>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<$ty, $ty>
        where
            F: FnMut($ty) -> Option<$ty>,
        {
            self.fetch_update(set_order, fetch_order, f)
        }

        /// Writes what `f` makes of the value; the old value.
        #[track_caller]
        pub fn update<F>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> $ty
        where
            F: FnMut($ty) -> $ty,
        {
            match self.fetch_update(set_order, fetch_order, |old| Some(f(old))) {
                Ok(old) | Err(old) => old,
            }
        }
    };
}

/// An operation that returns the old value.
macro_rules! fetch {
    ($ty:ty: $($name:ident $intrinsic:ident;)*) => {
        $(
            /// Combines the value with another and returns the old one.
            #[inline]
            pub fn $name(&self, val: $ty, _order: Ordering) -> $ty {
                // SAFETY: the cell is valid.
                unsafe { machine::$intrinsic(self.as_ptr(), val) }
            }
        )*
    };
}

macro_rules! integers {
    ($($name:ident $ty:ident $align:literal;)*) => {
        $(
            /// An integer that threads may share.
            #[repr(C, align($align))]
            #[glasscrab::view(cell(value = "v"))]
            pub struct $name {
                v: UnsafeCell<$ty>,
            }

            // SAFETY: all access is atomic.
            unsafe impl Sync for $name {}
            impl crate::panic::RefUnwindSafe for $name {}

            impl $name {
                /// Wraps a value.
                #[inline]
                pub const fn new(v: $ty) -> Self {
                    Self { v: UnsafeCell::new(v) }
                }

                common! { $ty }

                fetch! { $ty:
                    fetch_add atomic_xadd;
                    fetch_sub atomic_xsub;
                    fetch_and atomic_and;
                    fetch_nand atomic_nand;
                    fetch_or atomic_or;
                    fetch_xor atomic_xor;
                }

                /// Keeps the greater of the value and another; the old value.
                pub fn fetch_max(&self, val: $ty, _order: Ordering) -> $ty {
                    match self.fetch_update(SeqCst, SeqCst, |old| Some(if old > val { old } else { val })) {
                        Ok(old) | Err(old) => old,
                    }
                }

                /// Keeps the smaller of the value and another; the old value.
                pub fn fetch_min(&self, val: $ty, _order: Ordering) -> $ty {
                    match self.fetch_update(SeqCst, SeqCst, |old| Some(if old < val { old } else { val })) {
                        Ok(old) | Err(old) => old,
                    }
                }
            }

            impl Default for $name {
                fn default() -> Self {
                    Self::new(0)
                }
            }

            impl From<$ty> for $name {
                fn from(v: $ty) -> Self {
                    Self::new(v)
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Debug::fmt(&self.load(Relaxed), f)
                }
            }
        )*
    };
}

integers! {
    AtomicU8 u8 1;
    AtomicI8 i8 1;
    AtomicU16 u16 2;
    AtomicI16 i16 2;
    AtomicU32 u32 4;
    AtomicI32 i32 4;
    AtomicU64 u64 8;
    AtomicI64 i64 8;
    AtomicUsize usize 8;
    AtomicIsize isize 8;
}

/// A `bool` that threads may share.
#[repr(C, align(1))]
#[glasscrab::view(cell(value = "v"))]
pub struct AtomicBool {
    v: UnsafeCell<u8>,
}

// SAFETY: all access is atomic.
unsafe impl Sync for AtomicBool {}
impl crate::panic::RefUnwindSafe for AtomicBool {}

impl AtomicBool {
    /// Wraps a value.
    #[inline]
    pub const fn new(v: bool) -> Self {
        Self { v: UnsafeCell::new(v as u8) }
    }

    common! { bool }

    fetch! { bool:
        fetch_and atomic_and;
        fetch_or atomic_or;
        fetch_xor atomic_xor;
    }

    /// Negates the value; the old one.
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.fetch_xor(true, order)
    }

    /// Writes `!(old & val)`; the old value.
    pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool {
        if val { self.fetch_xor(true, order) } else { self.swap(true, order) }
    }
}

impl Default for AtomicBool {
    fn default() -> Self {
        Self::new(false)
    }
}

impl From<bool> for AtomicBool {
    fn from(b: bool) -> Self {
        Self::new(b)
    }
}

impl fmt::Debug for AtomicBool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.load(Relaxed), f)
    }
}

/// A pointer that threads may share.
#[repr(C, align(8))]
#[glasscrab::view(cell(value = "v"))]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}

// SAFETY: all access is atomic.
unsafe impl<T> Send for AtomicPtr<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for AtomicPtr<T> {}
impl<T> crate::panic::RefUnwindSafe for AtomicPtr<T> {}

impl<T> AtomicPtr<T> {
    /// Wraps a pointer.
    #[inline]
    pub const fn new(p: *mut T) -> Self {
        Self { v: UnsafeCell::new(p) }
    }

    common! { *mut T }

    /// Goes on by so many values; the old pointer.
    pub fn fetch_ptr_add(&self, val: usize, order: Ordering) -> *mut T {
        self.fetch_byte_add(val.wrapping_mul(mem::size_of::<T>()), order)
    }

    /// Goes back by so many values; the old pointer.
    pub fn fetch_ptr_sub(&self, val: usize, order: Ordering) -> *mut T {
        self.fetch_byte_sub(val.wrapping_mul(mem::size_of::<T>()), order)
    }

    /// Goes on by so many bytes; the old pointer.
    pub fn fetch_byte_add(&self, val: usize, order: Ordering) -> *mut T {
        self.update(order, Relaxed, |old| old.wrapping_byte_add(val))
    }

    /// Goes back by so many bytes; the old pointer.
    pub fn fetch_byte_sub(&self, val: usize, order: Ordering) -> *mut T {
        self.update(order, Relaxed, |old| old.wrapping_byte_sub(val))
    }

    /// Sets bits of the address; the old pointer.
    pub fn fetch_or(&self, val: usize, order: Ordering) -> *mut T {
        self.update(order, Relaxed, |old| old.map_addr(|addr| addr | val))
    }

    /// Keeps bits of the address; the old pointer.
    pub fn fetch_and(&self, val: usize, order: Ordering) -> *mut T {
        self.update(order, Relaxed, |old| old.map_addr(|addr| addr & val))
    }

    /// Turns bits of the address; the old pointer.
    pub fn fetch_xor(&self, val: usize, order: Ordering) -> *mut T {
        self.update(order, Relaxed, |old| old.map_addr(|addr| addr ^ val))
    }
}

impl<T> Default for AtomicPtr<T> {
    fn default() -> Self {
        Self::new(crate::ptr::null_mut())
    }
}

impl<T> fmt::Debug for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.load(Relaxed), f)
    }
}
