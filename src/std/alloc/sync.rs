//! `Arc` and its `Weak`: shared ownership between threads.

use core::any::Any;
use core::borrow::Borrow;
use core::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use core::cmp::{self, Ordering};
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::{PhantomData, Unsize};
use core::mem::{self, ManuallyDrop, MaybeUninit};
use core::ops::{CoerceUnsized, Deref, DispatchFromDyn, LegacyReceiver};
use core::pin::{Pin, PinCoerceUnsized};
use core::ptr::{self, NonNull};

use crate::alloc::{Allocator, Global, Layout, handle_alloc_error};
use crate::borrow::{Cow, ToOwned};
use crate::boxed::Box;
use crate::string::String;
use crate::vec::Vec;

/// The shared block: the counts, then the value. All owners together count as one weak reference.
#[repr(C)]
#[glasscrab::view(counted(strong = "strong", value = "value"))]
struct ArcInner<T: ?Sized> {
    strong: AtomicUsize,
    weak: AtomicUsize,
    value: T,
}

/// A shared owner of a value.
#[rustc_diagnostic_item = "Arc"]
#[glasscrab::view(shared(ptr = "ptr", strong = "strong", weak = "weak", value = "value"))]
pub struct Arc<T: ?Sized, A: Allocator = Global> {
    ptr: NonNull<ArcInner<T>>,
    phantom: PhantomData<ArcInner<T>>,
    alloc: A,
}

/// A reference that does not keep the value.
#[rustc_diagnostic_item = "ArcWeak"]
#[glasscrab::view(weak(ptr = "ptr", strong = "strong", weak = "weak", value = "value"))]
pub struct Weak<T: ?Sized, A: Allocator = Global> {
    /// The block; all bits set if there never was one.
    ptr: NonNull<ArcInner<T>>,
    alloc: A,
}

// SAFETY: the counts are atomic.
unsafe impl<T: ?Sized + Sync + Send, A: Allocator + Send> Send for Arc<T, A> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync + Send, A: Allocator + Sync> Sync for Arc<T, A> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync + Send, A: Allocator + Send> Send for Weak<T, A> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync + Send, A: Allocator + Sync> Sync for Weak<T, A> {}

impl<T> Arc<T> {
    /// Moves a value to a shared block.
    pub fn new(value: T) -> Arc<T> {
        let layout = Layout::new::<ArcInner<T>>();
        let Ok(block) = Global.allocate_typed::<ArcInner<T>>(layout) else { handle_alloc_error(layout) };
        let ptr: NonNull<ArcInner<T>> = block.cast();
        // SAFETY: the block is as large as its contents.
        unsafe { ptr.as_ptr().write(ArcInner { strong: AtomicUsize::new(1), weak: AtomicUsize::new(1), value }) };
        Arc { ptr, phantom: PhantomData, alloc: Global }
    }

    /// A value that may hold a weak reference to itself.
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T> {
        let layout = Layout::new::<ArcInner<T>>();
        let Ok(block) = Global.allocate_typed::<ArcInner<T>>(layout) else { handle_alloc_error(layout) };
        let ptr: NonNull<ArcInner<T>> = block.cast();
        // SAFETY: the counts are written first; the strong one is zero until the value is there.
        unsafe {
            (&raw mut (*ptr.as_ptr()).strong).write(AtomicUsize::new(0));
            (&raw mut (*ptr.as_ptr()).weak).write(AtomicUsize::new(1));
            let weak = Weak { ptr, alloc: Global };
            let data = data_fn(&weak);
            (&raw mut (*ptr.as_ptr()).value).write(data);
            (*ptr.as_ptr()).strong.store(1, SeqCst);
            mem::forget(weak);
        }
        Arc { ptr, phantom: PhantomData, alloc: Global }
    }

    /// Moves a value to a shared block and pins it.
    pub fn pin(value: T) -> Pin<Arc<T>> {
        // SAFETY: a shared value does not move.
        unsafe { Pin::new_unchecked(Arc::new(value)) }
    }

    /// The value, if this is the only owner.
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Arc::strong_count(&this) != 1 {
            return Err(this);
        }
        let this = ManuallyDrop::new(this);
        // SAFETY: the value moves out; the weak reference then frees the block.
        unsafe {
            let val = ptr::read(&**this);
            this.inner().strong.store(0, SeqCst);
            drop(Weak { ptr: this.ptr, alloc: Global });
            Ok(val)
        }
    }

    /// The value, if this is the only owner.
    pub fn into_inner(this: Self) -> Option<T> {
        Arc::try_unwrap(this).ok()
    }

    /// The value, or a clone if there are other owners.
    pub fn unwrap_or_clone(this: Self) -> T
    where
        T: Clone,
    {
        Arc::try_unwrap(this).unwrap_or_else(|rc| (*rc).clone())
    }
}

impl<T: ?Sized> Arc<T> {
    /// Gives ownership up for a pointer to the value.
    pub fn into_raw(this: Self) -> *const T {
        let this = ManuallyDrop::new(this);
        Arc::as_ptr(&this)
    }
}

impl<T: ?Sized> Arc<T> {
    /// The owner of a value whose pointer came from `into_raw`.
    ///
    /// # Safety
    /// It must have.
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        // SAFETY: promised by the caller. The value stands behind both counts, where its alignment lets it.
        let offset = cmp::max(mem::size_of::<ArcInner<()>>(), mem::align_of_val(unsafe { &*ptr }));
        let mut block = ptr as *mut ArcInner<T>;
        // SAFETY: a pointer's first word is the address; what else it has stays.
        let ptr = unsafe {
            *(&raw mut block as *mut *mut u8) = (block as *mut u8).sub(offset);
            NonNull::new_unchecked(block)
        };
        Arc { ptr, phantom: PhantomData, alloc: Global }
    }
}

impl<T: ?Sized, A: Allocator> Arc<T, A> {
    #[inline]
    fn inner(&self) -> &ArcInner<T> {
        // SAFETY: an owner keeps the block.
        unsafe { self.ptr.as_ref() }
    }

    /// A pointer to the value.
    pub fn as_ptr(this: &Self) -> *const T {
        // SAFETY: the block is there.
        unsafe { &raw const (*this.ptr.as_ptr()).value }
    }

    /// How many weak references.
    #[inline]
    pub fn weak_count(this: &Self) -> usize {
        this.inner().weak.load(SeqCst) - 1
    }

    /// How many owners.
    #[inline]
    pub fn strong_count(this: &Self) -> usize {
        this.inner().strong.load(SeqCst)
    }

    /// The value by mutable reference, if there are no other references.
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Arc::weak_count(this) == 0 && Arc::strong_count(this) == 1 {
            // SAFETY: just checked.
            Some(unsafe { &mut (*this.ptr.as_ptr()).value })
        } else {
            None
        }
    }

    /// Whether both own the same block.
    #[inline]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr())
    }
}

impl<T: ?Sized, A: Allocator + Clone> Arc<T, A> {
    /// A weak reference.
    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Arc`"]
    pub fn downgrade(this: &Self) -> Weak<T, A> {
        this.inner().weak.store(this.inner().weak.load(SeqCst) + 1, SeqCst);
        Weak { ptr: this.ptr, alloc: this.alloc.clone() }
    }
}

impl<T: Clone> Arc<T> {
    /// The value by mutable reference, in a block of its own if there are other references.
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Arc::strong_count(this) != 1 {
            *this = Arc::new((**this).clone());
        } else if Arc::weak_count(this) != 0 {
            // SAFETY: the value moves to a new block; the old one is left to the weak references.
            unsafe {
                let moved = Arc::new(ptr::read(&**this));
                let old = mem::replace(this, moved);
                let old = ManuallyDrop::new(old);
                old.inner().strong.store(0, SeqCst);
                drop(Weak { ptr: old.ptr, alloc: Global });
            }
        }
        // SAFETY: the only owner.
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}

impl<T: ?Sized, A: Allocator> Deref for Arc<T, A> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.inner().value
    }
}

impl<T: ?Sized, A: Allocator> LegacyReceiver for Arc<T, A> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized, A: Allocator> CoerceUnsized<Arc<U, A>> for Arc<T, A> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized, A: Allocator> CoerceUnsized<Weak<U, A>> for Weak<T, A> {}
impl<T: ?Sized, A: Allocator> Unpin for Arc<T, A> {}
// SAFETY: coercion keeps the target.
unsafe impl<T: ?Sized, A: Allocator> PinCoerceUnsized for Arc<T, A> {}
impl<T: core::panic::RefUnwindSafe + ?Sized, A: Allocator + core::panic::UnwindSafe> core::panic::UnwindSafe for Arc<T, A> {}

// SAFETY: the value is dropped, but nothing else is done with it.
unsafe impl<#[may_dangle] T: ?Sized, A: Allocator> Drop for Arc<T, A> {
    fn drop(&mut self) {
        let strong = self.inner().strong.load(SeqCst) - 1;
        self.inner().strong.store(strong, SeqCst);
        if strong > 0 {
            return;
        }
        // SAFETY: the last owner drops the value; the block goes with the last weak reference.
        unsafe {
            ptr::drop_in_place(&mut (*self.ptr.as_ptr()).value);
            let weak = self.inner().weak.load(SeqCst) - 1;
            self.inner().weak.store(weak, SeqCst);
            if weak == 0 {
                let layout = Layout::for_value(self.ptr.as_ref());
                self.alloc.deallocate(self.ptr.cast(), layout);
            }
        }
    }
}

impl<T: ?Sized, A: Allocator + Clone> Clone for Arc<T, A> {
    #[inline]
    fn clone(&self) -> Self {
        self.inner().strong.store(self.inner().strong.load(SeqCst) + 1, SeqCst);
        Arc { ptr: self.ptr, phantom: PhantomData, alloc: self.alloc.clone() }
    }
}

impl<T: Default> Default for Arc<T> {
    fn default() -> Arc<T> {
        Arc::new(T::default())
    }
}

impl<T: ?Sized + PartialEq, A: Allocator> PartialEq for Arc<T, A> {
    fn eq(&self, other: &Arc<T, A>) -> bool {
        **self == **other
    }
}

impl<T: ?Sized + Eq, A: Allocator> Eq for Arc<T, A> {}

impl<T: ?Sized + PartialOrd, A: Allocator> PartialOrd for Arc<T, A> {
    fn partial_cmp(&self, other: &Arc<T, A>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: ?Sized + Ord, A: Allocator> Ord for Arc<T, A> {
    fn cmp(&self, other: &Arc<T, A>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash, A: Allocator> Hash for Arc<T, A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + fmt::Display, A: Allocator> fmt::Display for Arc<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug, A: Allocator> fmt::Debug for Arc<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized, A: Allocator> fmt::Pointer for Arc<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&(&raw const **self), f)
    }
}

impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Self {
        Arc::new(t)
    }
}

impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(v: Vec<T>) -> Arc<[T]> {
        let len = v.len();
        let Ok((layout, offset)) = Layout::new::<[usize; 2]>().extend(Layout::array::<T>(len).unwrap()) else {
            panic!("capacity overflow")
        };
        let layout = layout.pad_to_align();
        let Ok(block) = Global.allocate_typed::<T>(layout) else { handle_alloc_error(layout) };
        // SAFETY: the counts come first, the elements at their offset; the vector forgets them.
        unsafe {
            let start = block.as_ptr();
            (start as *mut [usize; 2]).write([1, 1]);
            let mut v = v;
            ptr::copy_nonoverlapping(v.as_ptr(), start.add(offset) as *mut T, len);
            v.set_len(0);
            let ptr = ptr::slice_from_raw_parts_mut(start as *mut T, len) as *mut ArcInner<[T]>;
            Arc { ptr: NonNull::new_unchecked(ptr), phantom: PhantomData, alloc: Global }
        }
    }
}

impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(v: &[T]) -> Arc<[T]> {
        Arc::from(v.to_vec())
    }
}

impl<T, const N: usize> From<[T; N]> for Arc<[T]> {
    fn from(v: [T; N]) -> Arc<[T]> {
        Arc::<[T; N]>::new(v)
    }
}

impl From<&str> for Arc<str> {
    fn from(v: &str) -> Arc<str> {
        let rc = ManuallyDrop::new(Arc::<[u8]>::from(v.as_bytes()));
        // SAFETY: same layout, and the bytes are UTF-8.
        unsafe {
            let ptr = NonNull::new_unchecked(rc.ptr.as_ptr() as *mut ArcInner<str>);
            Arc { ptr, phantom: PhantomData, alloc: Global }
        }
    }
}

impl From<String> for Arc<str> {
    fn from(v: String) -> Arc<str> {
        Arc::from(&v[..])
    }
}

impl<T> From<Box<T>> for Arc<T> {
    fn from(v: Box<T>) -> Arc<T> {
        Arc::new(*v)
    }
}

impl<T> FromIterator<T> for Arc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Arc::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl<T: ?Sized, A: Allocator> Borrow<T> for Arc<T, A> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized, A: Allocator> AsRef<T> for Arc<T, A> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T> Weak<T> {
    /// A reference to nothing, without a block.
    pub const fn new() -> Weak<T> {
        let nothing = ptr::without_provenance_mut::<ArcInner<T>>(usize::MAX);
        // SAFETY: not null.
        Weak { ptr: unsafe { NonNull::new_unchecked(nothing) }, alloc: Global }
    }
}

impl<T, A: Allocator> Weak<T, A> {
    /// A pointer to where the value is, or was.
    pub fn as_ptr(&self) -> *const T {
        let block = self.ptr.as_ptr();
        if block.addr() == usize::MAX {
            return block as *const T;
        }
        // SAFETY: a weak reference keeps the block.
        unsafe { &raw const (*block).value }
    }
}

impl<T: ?Sized, A: Allocator> Weak<T, A> {
    /// The counts, if there is a block.
    fn counts(&self) -> Option<(&AtomicUsize, &AtomicUsize)> {
        let ptr = self.ptr.as_ptr();
        if ptr.addr() == usize::MAX {
            return None;
        }
        // SAFETY: a weak reference keeps the block; the value may be gone, so it is not referred to.
        unsafe { Some((&(*ptr).strong, &(*ptr).weak)) }
    }

    /// How many owners.
    pub fn strong_count(&self) -> usize {
        self.counts().map_or(0, |(strong, _)| strong.load(SeqCst))
    }

    /// How many weak references, if there are owners.
    pub fn weak_count(&self) -> usize {
        match self.counts() {
            Some((strong, weak)) if strong.load(SeqCst) > 0 => weak.load(SeqCst) - 1,
            _ => 0,
        }
    }

    /// Whether both refer to the same block.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        ptr::addr_eq(self.ptr.as_ptr(), other.ptr.as_ptr())
    }
}

impl<T: ?Sized, A: Allocator + Clone> Weak<T, A> {
    /// An owner, if the value is still there.
    #[must_use = "this returns a new `Arc`, without modifying the original weak pointer"]
    pub fn upgrade(&self) -> Option<Arc<T, A>> {
        let (strong, _) = self.counts()?;
        if strong.load(SeqCst) == 0 {
            return None;
        }
        strong.store(strong.load(SeqCst) + 1, SeqCst);
        Some(Arc { ptr: self.ptr, phantom: PhantomData, alloc: self.alloc.clone() })
    }
}

// SAFETY: the value is not touched.
unsafe impl<#[may_dangle] T: ?Sized, A: Allocator> Drop for Weak<T, A> {
    fn drop(&mut self) {
        let Some((_, weak)) = self.counts() else {
            return;
        };
        weak.store(weak.load(SeqCst) - 1, SeqCst);
        if weak.load(SeqCst) == 0 {
            // SAFETY: the last reference; the metadata is still valid.
            unsafe {
                let layout = Layout::for_value(&*self.ptr.as_ptr());
                self.alloc.deallocate(self.ptr.cast(), layout);
            }
        }
    }
}

impl<T: ?Sized, A: Allocator + Clone> Clone for Weak<T, A> {
    fn clone(&self) -> Weak<T, A> {
        if let Some((_, weak)) = self.counts() {
            weak.store(weak.load(SeqCst) + 1, SeqCst);
        }
        Weak { ptr: self.ptr, alloc: self.alloc.clone() }
    }
}

impl<T: ?Sized, A: Allocator> fmt::Debug for Weak<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}

impl<T: Clone> From<&mut [T]> for Arc<[T]> {
    fn from(slice: &mut [T]) -> Arc<[T]> {
        Arc::from(&*slice)
    }
}

impl From<&mut str> for Arc<str> {
    fn from(s: &mut str) -> Arc<str> {
        Arc::from(&*s)
    }
}

impl From<Box<str>> for Arc<str> {
    fn from(s: Box<str>) -> Arc<str> {
        Arc::from(&*s)
    }
}

impl<T> From<Box<[T]>> for Arc<[T]> {
    fn from(slice: Box<[T]>) -> Arc<[T]> {
        Arc::from(slice.into_vec())
    }
}

impl<'a, B: ?Sized + ToOwned> From<Cow<'a, B>> for Arc<B>
where
    Arc<B>: From<&'a B> + From<B::Owned>,
{
    fn from(cow: Cow<'a, B>) -> Arc<B> {
        match cow {
            Cow::Borrowed(s) => Arc::from(s),
            Cow::Owned(s) => Arc::from(s),
        }
    }
}

impl From<Arc<str>> for Arc<[u8]> {
    fn from(s: Arc<str>) -> Arc<[u8]> {
        let s = ManuallyDrop::new(s);
        // SAFETY: same block and layout.
        let ptr = unsafe { NonNull::new_unchecked(s.ptr.as_ptr() as *mut ArcInner<[u8]>) };
        Arc { ptr, phantom: PhantomData, alloc: Global }
    }
}

impl<T> Arc<T> {
    /// One owner more of a value whose pointer came from `into_raw`.
    ///
    /// # Safety
    /// It must have, and the value must still be owned.
    pub unsafe fn increment_strong_count(ptr: *const T) {
        // SAFETY: promised by the caller; neither owner is dropped.
        let owner = ManuallyDrop::new(unsafe { Arc::from_raw(ptr) });
        mem::forget(Arc::clone(&owner));
    }

    /// One owner less of a value whose pointer came from `into_raw`.
    ///
    /// # Safety
    /// It must have, and there must be such an owner.
    pub unsafe fn decrement_strong_count(ptr: *const T) {
        // SAFETY: promised by the caller.
        drop(unsafe { Arc::from_raw(ptr) });
    }
}

impl Default for Arc<str> {
    fn default() -> Arc<str> {
        Arc::from("")
    }
}

impl<T> Default for Arc<[T]> {
    fn default() -> Arc<[T]> {
        Arc::from([])
    }
}

impl Arc<dyn Any + Send + Sync> {
    /// The same owner of a `T`, if the value is one.
    pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        if (*self).is::<T>() {
            // SAFETY: just checked.
            Ok(unsafe { Arc::from_raw(Arc::into_raw(self) as *const T) })
        } else {
            Err(self)
        }
    }
}

impl<T> Arc<T> {
    /// A block without a value yet.
    #[must_use]
    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::uninit())
    }

    /// A block of zeros.
    #[must_use]
    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::zeroed())
    }
}

impl<T> Arc<[T]> {
    /// A block of elements without values yet.
    #[must_use]
    pub fn new_uninit_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        (0..len).map(|_| MaybeUninit::uninit()).collect()
    }

    /// A block of elements of zeros.
    #[must_use]
    pub fn new_zeroed_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        (0..len).map(|_| MaybeUninit::zeroed()).collect()
    }
}

impl<T> Arc<MaybeUninit<T>> {
    /// The same owner, when the value was made.
    ///
    /// # Safety
    /// It must have been.
    pub unsafe fn assume_init(self) -> Arc<T> {
        // SAFETY: same layout; promised by the caller.
        unsafe { Arc::from_raw(Arc::into_raw(self) as *const T) }
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    /// The same owner, when the values were made.
    ///
    /// # Safety
    /// They must have been.
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        // SAFETY: same layout; promised by the caller.
        unsafe { Arc::from_raw(Arc::into_raw(self) as *const [T]) }
    }
}
