//! Layouts of memory blocks, and the trait of global allocators.

use crate::fmt;
use crate::intrinsics;
use crate::ptr::NonNull;

/// Size and alignment of a block.
#[lang = "alloc_layout"]
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Layout {
    size: usize,
    align: usize,
}

/// The error of a layout that is too large or misaligned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LayoutError;

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid parameters to Layout::from_size_align")
    }
}

impl Layout {
    /// A layout of size and alignment, if they fit.
    pub const fn from_size_align(size: usize, align: usize) -> Result<Self, LayoutError> {
        if align == 0 || align & (align - 1) != 0 || size > Layout::max_size(align) {
            return Err(LayoutError);
        }
        Ok(Layout { size, align })
    }

    /// The largest size that, rounded up to an alignment, fits `isize`.
    #[inline]
    const fn max_size(align: usize) -> usize {
        isize::MAX as usize + 1 - align
    }

    /// A layout of size and alignment.
    ///
    /// # Safety
    /// They must fit.
    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Self {
        Layout { size, align }
    }

    /// The size in bytes.
    #[inline]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// The alignment in bytes.
    #[inline]
    pub const fn align(&self) -> usize {
        self.align
    }

    /// The layout of a type.
    #[inline]
    pub const fn new<T>() -> Self {
        Layout { size: intrinsics::size_of::<T>(), align: intrinsics::align_of::<T>() }
    }

    /// The layout of a value.
    #[inline]
    pub const fn for_value<T: ?Sized>(t: &T) -> Self {
        Layout { size: crate::mem::size_of_val(t), align: crate::mem::align_of_val(t) }
    }

    /// The layout of an array.
    #[inline]
    pub const fn array<T>(n: usize) -> Result<Self, LayoutError> {
        let align = intrinsics::align_of::<T>();
        let (size, overflow) = intrinsics::mul_with_overflow(intrinsics::size_of::<T>(), n);
        if overflow || size > Layout::max_size(align) { Err(LayoutError) } else { Ok(Layout { size, align }) }
    }

    /// An aligned address that belongs to no block.
    #[inline]
    pub const fn dangling(&self) -> NonNull<u8> {
        // SAFETY: an alignment is not zero.
        unsafe { NonNull::new_unchecked(crate::ptr::without_provenance_mut(self.align)) }
    }

    /// This layout with at least an alignment.
    pub const fn align_to(&self, align: usize) -> Result<Self, LayoutError> {
        Layout::from_size_align(self.size, if align > self.align { align } else { self.align })
    }

    /// How many bytes follow before a multiple of an alignment.
    pub const fn padding_needed_for(&self, align: usize) -> usize {
        (align - self.size % align) % align
    }

    /// This layout with its size rounded up to its alignment.
    pub const fn pad_to_align(&self) -> Layout {
        Layout { size: self.size + self.padding_needed_for(self.align), align: self.align }
    }

    /// The layout of this followed by another, and the offset of that one.
    pub const fn extend(&self, next: Self) -> Result<(Self, usize), LayoutError> {
        let align = if next.align > self.align { next.align } else { self.align };
        let offset = self.size + self.padding_needed_for(next.align);
        match Layout::from_size_align(offset + next.size, align) {
            Ok(layout) => Ok((layout, offset)),
            Err(e) => Err(e),
        }
    }
}

/// A provider of memory for the whole program.
///
/// # Safety
/// The blocks must be as large, aligned and exclusive as asked for.
pub unsafe trait GlobalAlloc {
    /// A block, or null.
    unsafe fn alloc(&self, layout: Layout) -> *mut u8;

    /// Gives a block back.
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout);

    /// A block of zeros, or null.
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: promised by the caller.
        unsafe {
            let ptr = self.alloc(layout);
            if !ptr.is_null() {
                crate::ptr::write_bytes(ptr, 0, layout.size());
            }
            ptr
        }
    }

    /// Moves a block to one of another size, or null.
    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: promised by the caller.
        unsafe {
            let new_ptr = self.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
            if !new_ptr.is_null() {
                let kept = if layout.size() < new_size { layout.size() } else { new_size };
                crate::ptr::copy_nonoverlapping(ptr, new_ptr, kept);
                self.dealloc(ptr, layout);
            }
            new_ptr
        }
    }
}

/// The error of an allocator without memory.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct AllocError;

impl fmt::Display for AllocError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed")
    }
}

/// A provider of memory for one collection. The typed methods are ours: they hand the element type to the machine.
///
/// # Safety
/// The blocks must be as large, aligned and exclusive as asked for.
pub unsafe trait Allocator {
    /// A block for elements of type `T`.
    fn allocate_typed<T>(&self, layout: Layout) -> Result<NonNull<u8>, AllocError>
    where
        Self: Sized;

    /// Moves a block to one of another size, keeping what fits.
    ///
    /// # Safety
    /// `ptr` must come from this allocator with `old`.
    unsafe fn resize<T>(&self, ptr: NonNull<u8>, old: Layout, new: Layout) -> Result<NonNull<u8>, AllocError>
    where
        Self: Sized;

    /// Gives a block back.
    ///
    /// # Safety
    /// `ptr` must come from this allocator with `layout`.
    unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout);
}
