//! `Rc` and its `Weak`: shared ownership in one thread.

use core::any::Any;
use core::borrow::Borrow;
use core::cell::Cell;
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
struct RcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

/// A shared owner of a value.
#[rustc_diagnostic_item = "Rc"]
#[glasscrab::view(shared(ptr = "ptr", strong = "strong", weak = "weak", value = "value"))]
pub struct Rc<T: ?Sized, A: Allocator = Global> {
    ptr: NonNull<RcInner<T>>,
    phantom: PhantomData<RcInner<T>>,
    alloc: A,
}

/// A reference that does not keep the value.
#[rustc_diagnostic_item = "RcWeak"]
#[glasscrab::view(weak(ptr = "ptr", strong = "strong", weak = "weak", value = "value"))]
pub struct Weak<T: ?Sized, A: Allocator = Global> {
    /// The block; all bits set if there never was one.
    ptr: NonNull<RcInner<T>>,
    alloc: A,
}

impl<T: ?Sized, A: Allocator> !Send for Rc<T, A> {}
impl<T: ?Sized, A: Allocator> !Sync for Rc<T, A> {}
impl<T: ?Sized, A: Allocator> !Send for Weak<T, A> {}
impl<T: ?Sized, A: Allocator> !Sync for Weak<T, A> {}

impl<T> Rc<T> {
    /// Moves a value to a shared block.
    pub fn new(value: T) -> Rc<T> {
        let layout = Layout::new::<RcInner<T>>();
        let Ok(block) = Global.allocate_typed::<RcInner<T>>(layout) else { handle_alloc_error(layout) };
        let ptr: NonNull<RcInner<T>> = block.cast();
        // SAFETY: the block is as large as its contents.
        unsafe { ptr.as_ptr().write(RcInner { strong: Cell::new(1), weak: Cell::new(1), value }) };
        Rc { ptr, phantom: PhantomData, alloc: Global }
    }

    /// A value that may hold a weak reference to itself.
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T> {
        let layout = Layout::new::<RcInner<T>>();
        let Ok(block) = Global.allocate_typed::<RcInner<T>>(layout) else { handle_alloc_error(layout) };
        let ptr: NonNull<RcInner<T>> = block.cast();
        // SAFETY: the counts are written first; the strong one is zero until the value is there.
        unsafe {
            (&raw mut (*ptr.as_ptr()).strong).write(Cell::new(0));
            (&raw mut (*ptr.as_ptr()).weak).write(Cell::new(1));
            let weak = Weak { ptr, alloc: Global };
            let data = data_fn(&weak);
            (&raw mut (*ptr.as_ptr()).value).write(data);
            (*ptr.as_ptr()).strong.set(1);
            mem::forget(weak);
        }
        Rc { ptr, phantom: PhantomData, alloc: Global }
    }

    /// Moves a value to a shared block and pins it.
    pub fn pin(value: T) -> Pin<Rc<T>> {
        // SAFETY: a shared value does not move.
        unsafe { Pin::new_unchecked(Rc::new(value)) }
    }

    /// The value, if this is the only owner.
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Rc::strong_count(&this) != 1 {
            return Err(this);
        }
        let this = ManuallyDrop::new(this);
        // SAFETY: the value moves out; the weak reference then frees the block.
        unsafe {
            let val = ptr::read(&**this);
            this.inner().strong.set(0);
            drop(Weak { ptr: this.ptr, alloc: Global });
            Ok(val)
        }
    }

    /// The value, if this is the only owner.
    pub fn into_inner(this: Self) -> Option<T> {
        Rc::try_unwrap(this).ok()
    }

    /// The value, or a clone if there are other owners.
    pub fn unwrap_or_clone(this: Self) -> T
    where
        T: Clone,
    {
        Rc::try_unwrap(this).unwrap_or_else(|rc| (*rc).clone())
    }
}

impl<T: ?Sized> Rc<T> {
    /// Gives ownership up for a pointer to the value.
    pub fn into_raw(this: Self) -> *const T {
        let this = ManuallyDrop::new(this);
        Rc::as_ptr(&this)
    }
}

impl<T: ?Sized> Rc<T> {
    /// The owner of a value whose pointer came from `into_raw`.
    ///
    /// # Safety
    /// It must have.
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        // SAFETY: promised by the caller. The value stands behind both counts, where its alignment lets it.
        let offset = cmp::max(mem::size_of::<RcInner<()>>(), mem::align_of_val(unsafe { &*ptr }));
        let mut block = ptr as *mut RcInner<T>;
        // SAFETY: a pointer's first word is the address; what else it has stays.
        let ptr = unsafe {
            *(&raw mut block as *mut *mut u8) = (block as *mut u8).sub(offset);
            NonNull::new_unchecked(block)
        };
        Rc { ptr, phantom: PhantomData, alloc: Global }
    }
}

impl<T: ?Sized, A: Allocator> Rc<T, A> {
    #[inline]
    fn inner(&self) -> &RcInner<T> {
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
        this.inner().weak.get() - 1
    }

    /// How many owners.
    #[inline]
    pub fn strong_count(this: &Self) -> usize {
        this.inner().strong.get()
    }

    /// The value by mutable reference, if there are no other references.
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Rc::weak_count(this) == 0 && Rc::strong_count(this) == 1 {
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

impl<T: ?Sized, A: Allocator + Clone> Rc<T, A> {
    /// A weak reference.
    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Rc`"]
    pub fn downgrade(this: &Self) -> Weak<T, A> {
        this.inner().weak.set(this.inner().weak.get() + 1);
        Weak { ptr: this.ptr, alloc: this.alloc.clone() }
    }
}

impl<T: Clone> Rc<T> {
    /// The value by mutable reference, in a block of its own if there are other references.
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Rc::strong_count(this) != 1 {
            *this = Rc::new((**this).clone());
        } else if Rc::weak_count(this) != 0 {
            // SAFETY: the value moves to a new block; the old one is left to the weak references.
            unsafe {
                let moved = Rc::new(ptr::read(&**this));
                let old = mem::replace(this, moved);
                let old = ManuallyDrop::new(old);
                old.inner().strong.set(0);
                drop(Weak { ptr: old.ptr, alloc: Global });
            }
        }
        // SAFETY: the only owner.
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}

impl<T: ?Sized, A: Allocator> Deref for Rc<T, A> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.inner().value
    }
}

impl<T: ?Sized, A: Allocator> LegacyReceiver for Rc<T, A> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized, A: Allocator> CoerceUnsized<Rc<U, A>> for Rc<T, A> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized, A: Allocator> CoerceUnsized<Weak<U, A>> for Weak<T, A> {}
impl<T: ?Sized, A: Allocator> Unpin for Rc<T, A> {}
// SAFETY: coercion keeps the target.
unsafe impl<T: ?Sized, A: Allocator> PinCoerceUnsized for Rc<T, A> {}
impl<T: core::panic::RefUnwindSafe + ?Sized, A: Allocator + core::panic::UnwindSafe> core::panic::UnwindSafe for Rc<T, A> {}

// SAFETY: the value is dropped, but nothing else is done with it.
unsafe impl<#[may_dangle] T: ?Sized, A: Allocator> Drop for Rc<T, A> {
    fn drop(&mut self) {
        let strong = self.inner().strong.get() - 1;
        self.inner().strong.set(strong);
        if strong > 0 {
            return;
        }
        // SAFETY: the last owner drops the value; the block goes with the last weak reference.
        unsafe {
            ptr::drop_in_place(&mut (*self.ptr.as_ptr()).value);
            let weak = self.inner().weak.get() - 1;
            self.inner().weak.set(weak);
            if weak == 0 {
                let layout = Layout::for_value(self.ptr.as_ref());
                self.alloc.deallocate(self.ptr.cast(), layout);
            }
        }
    }
}

impl<T: ?Sized, A: Allocator + Clone> Clone for Rc<T, A> {
    #[inline]
    fn clone(&self) -> Self {
        self.inner().strong.set(self.inner().strong.get() + 1);
        Rc { ptr: self.ptr, phantom: PhantomData, alloc: self.alloc.clone() }
    }
}

impl<T: Default> Default for Rc<T> {
    fn default() -> Rc<T> {
        Rc::new(T::default())
    }
}

impl<T: ?Sized + PartialEq, A: Allocator> PartialEq for Rc<T, A> {
    fn eq(&self, other: &Rc<T, A>) -> bool {
        **self == **other
    }
}

impl<T: ?Sized + Eq, A: Allocator> Eq for Rc<T, A> {}

impl<T: ?Sized + PartialOrd, A: Allocator> PartialOrd for Rc<T, A> {
    fn partial_cmp(&self, other: &Rc<T, A>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: ?Sized + Ord, A: Allocator> Ord for Rc<T, A> {
    fn cmp(&self, other: &Rc<T, A>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash, A: Allocator> Hash for Rc<T, A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + fmt::Display, A: Allocator> fmt::Display for Rc<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug, A: Allocator> fmt::Debug for Rc<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized, A: Allocator> fmt::Pointer for Rc<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&(&raw const **self), f)
    }
}

impl<T> From<T> for Rc<T> {
    fn from(t: T) -> Self {
        Rc::new(t)
    }
}

impl<T> From<Vec<T>> for Rc<[T]> {
    fn from(v: Vec<T>) -> Rc<[T]> {
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
            let ptr = ptr::slice_from_raw_parts_mut(start as *mut T, len) as *mut RcInner<[T]>;
            Rc { ptr: NonNull::new_unchecked(ptr), phantom: PhantomData, alloc: Global }
        }
    }
}

impl<T: Clone> From<&[T]> for Rc<[T]> {
    fn from(v: &[T]) -> Rc<[T]> {
        Rc::from(v.to_vec())
    }
}

impl<T, const N: usize> From<[T; N]> for Rc<[T]> {
    fn from(v: [T; N]) -> Rc<[T]> {
        Rc::<[T; N]>::new(v)
    }
}

impl From<&str> for Rc<str> {
    fn from(v: &str) -> Rc<str> {
        let rc = ManuallyDrop::new(Rc::<[u8]>::from(v.as_bytes()));
        // SAFETY: same layout, and the bytes are UTF-8.
        unsafe {
            let ptr = NonNull::new_unchecked(rc.ptr.as_ptr() as *mut RcInner<str>);
            Rc { ptr, phantom: PhantomData, alloc: Global }
        }
    }
}

impl From<String> for Rc<str> {
    fn from(v: String) -> Rc<str> {
        Rc::from(&v[..])
    }
}

impl<T> From<Box<T>> for Rc<T> {
    fn from(v: Box<T>) -> Rc<T> {
        Rc::new(*v)
    }
}

impl<T> FromIterator<T> for Rc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Rc::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl<T: ?Sized, A: Allocator> Borrow<T> for Rc<T, A> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized, A: Allocator> AsRef<T> for Rc<T, A> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T> Weak<T> {
    /// A reference to nothing, without a block.
    pub const fn new() -> Weak<T> {
        let nothing = ptr::without_provenance_mut::<RcInner<T>>(usize::MAX);
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
    fn counts(&self) -> Option<(&Cell<usize>, &Cell<usize>)> {
        let ptr = self.ptr.as_ptr();
        if ptr.addr() == usize::MAX {
            return None;
        }
        // SAFETY: a weak reference keeps the block; the value may be gone, so it is not referred to.
        unsafe { Some((&(*ptr).strong, &(*ptr).weak)) }
    }

    /// How many owners.
    pub fn strong_count(&self) -> usize {
        self.counts().map_or(0, |(strong, _)| strong.get())
    }

    /// How many weak references, if there are owners.
    pub fn weak_count(&self) -> usize {
        match self.counts() {
            Some((strong, weak)) if strong.get() > 0 => weak.get() - 1,
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
    #[must_use = "this returns a new `Rc`, without modifying the original weak pointer"]
    pub fn upgrade(&self) -> Option<Rc<T, A>> {
        let (strong, _) = self.counts()?;
        if strong.get() == 0 {
            return None;
        }
        strong.set(strong.get() + 1);
        Some(Rc { ptr: self.ptr, phantom: PhantomData, alloc: self.alloc.clone() })
    }
}

// SAFETY: the value is not touched.
unsafe impl<#[may_dangle] T: ?Sized, A: Allocator> Drop for Weak<T, A> {
    fn drop(&mut self) {
        let Some((_, weak)) = self.counts() else {
            return;
        };
        weak.set(weak.get() - 1);
        if weak.get() == 0 {
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
            weak.set(weak.get() + 1);
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

impl<T: Clone> From<&mut [T]> for Rc<[T]> {
    fn from(slice: &mut [T]) -> Rc<[T]> {
        Rc::from(&*slice)
    }
}

impl From<&mut str> for Rc<str> {
    fn from(s: &mut str) -> Rc<str> {
        Rc::from(&*s)
    }
}

impl From<Box<str>> for Rc<str> {
    fn from(s: Box<str>) -> Rc<str> {
        Rc::from(&*s)
    }
}

impl<T> From<Box<[T]>> for Rc<[T]> {
    fn from(slice: Box<[T]>) -> Rc<[T]> {
        Rc::from(slice.into_vec())
    }
}

impl<'a, B: ?Sized + ToOwned> From<Cow<'a, B>> for Rc<B>
where
    Rc<B>: From<&'a B> + From<B::Owned>,
{
    fn from(cow: Cow<'a, B>) -> Rc<B> {
        match cow {
            Cow::Borrowed(s) => Rc::from(s),
            Cow::Owned(s) => Rc::from(s),
        }
    }
}

impl From<Rc<str>> for Rc<[u8]> {
    fn from(s: Rc<str>) -> Rc<[u8]> {
        let s = ManuallyDrop::new(s);
        // SAFETY: same block and layout.
        let ptr = unsafe { NonNull::new_unchecked(s.ptr.as_ptr() as *mut RcInner<[u8]>) };
        Rc { ptr, phantom: PhantomData, alloc: Global }
    }
}

impl<T> Rc<T> {
    /// One owner more of a value whose pointer came from `into_raw`.
    ///
    /// # Safety
    /// It must have, and the value must still be owned.
    pub unsafe fn increment_strong_count(ptr: *const T) {
        // SAFETY: promised by the caller; neither owner is dropped.
        let owner = ManuallyDrop::new(unsafe { Rc::from_raw(ptr) });
        mem::forget(Rc::clone(&owner));
    }

    /// One owner less of a value whose pointer came from `into_raw`.
    ///
    /// # Safety
    /// It must have, and there must be such an owner.
    pub unsafe fn decrement_strong_count(ptr: *const T) {
        // SAFETY: promised by the caller.
        drop(unsafe { Rc::from_raw(ptr) });
    }
}

impl Default for Rc<str> {
    fn default() -> Rc<str> {
        Rc::from("")
    }
}

impl<T> Default for Rc<[T]> {
    fn default() -> Rc<[T]> {
        Rc::from([])
    }
}

impl Rc<dyn Any> {
    /// The same owner of a `T`, if the value is one.
    pub fn downcast<T: Any>(self) -> Result<Rc<T>, Self> {
        if (*self).is::<T>() {
            // SAFETY: just checked.
            Ok(unsafe { Rc::from_raw(Rc::into_raw(self) as *const T) })
        } else {
            Err(self)
        }
    }
}

impl<T> Rc<T> {
    /// A block without a value yet.
    #[must_use]
    pub fn new_uninit() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::uninit())
    }

    /// A block of zeros.
    #[must_use]
    pub fn new_zeroed() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::zeroed())
    }
}

impl<T> Rc<[T]> {
    /// A block of elements without values yet.
    #[must_use]
    pub fn new_uninit_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        (0..len).map(|_| MaybeUninit::uninit()).collect()
    }

    /// A block of elements of zeros.
    #[must_use]
    pub fn new_zeroed_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        (0..len).map(|_| MaybeUninit::zeroed()).collect()
    }
}

impl<T> Rc<MaybeUninit<T>> {
    /// The same owner, when the value was made.
    ///
    /// # Safety
    /// It must have been.
    pub unsafe fn assume_init(self) -> Rc<T> {
        // SAFETY: same layout; promised by the caller.
        unsafe { Rc::from_raw(Rc::into_raw(self) as *const T) }
    }
}

impl<T> Rc<[MaybeUninit<T>]> {
    /// The same owner, when the values were made.
    ///
    /// # Safety
    /// They must have been.
    pub unsafe fn assume_init(self) -> Rc<[T]> {
        // SAFETY: same layout; promised by the caller.
        unsafe { Rc::from_raw(Rc::into_raw(self) as *const [T]) }
    }
}
