//! The global allocator: the machine's heap.

use core::intrinsics::glasscrab as machine;
use core::ptr::NonNull;

pub use core::alloc::{AllocError, Allocator, GlobalAlloc, Layout, LayoutError};

/// The machine's heap.
#[derive(Copy, Clone, Default, Debug)]
#[lang = "global_alloc_ty"]
pub struct Global;

/// A block of bytes, or null.
///
/// # Safety
/// The size must not be zero.
pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    // SAFETY: promised by the caller.
    unsafe { machine::alloc_typed::<u8>(layout.size(), layout.align()) }
}

/// Gives a block back.
///
/// # Safety
/// It must come from `alloc` with the same layout.
pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) {
    // SAFETY: promised by the caller.
    unsafe { machine::dealloc(ptr, layout.size(), layout.align()) }
}

/// Moves a block to one of another size, or null.
///
/// # Safety
/// It must come from `alloc` with the same layout, and the new size must not be zero.
pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    // SAFETY: promised by the caller.
    unsafe { machine::realloc(ptr, layout.size(), layout.align(), new_size) }
}

/// A block of zeros, or null.
///
/// # Safety
/// The size must not be zero.
pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    // SAFETY: promised by the caller.
    unsafe { machine::alloc_zeroed_typed::<u8>(layout.size(), layout.align()) }
}

fn block(ptr: *mut u8) -> Result<NonNull<u8>, AllocError> {
    match NonNull::new(ptr) {
        Some(block) => Ok(block),
        None => Err(AllocError),
    }
}

// SAFETY: the machine keeps its blocks apart.
unsafe impl Allocator for Global {
    fn allocate_typed<T>(&self, layout: Layout) -> Result<NonNull<u8>, AllocError> {
        let size = layout.size();
        if size == 0 {
            return Ok(layout.dangling());
        }
        // SAFETY: the size is not zero.
        block(unsafe { machine::alloc_typed::<T>(size, layout.align()) })
    }

    unsafe fn resize<T>(&self, ptr: NonNull<u8>, old: Layout, new: Layout) -> Result<NonNull<u8>, AllocError> {
        let (old_size, new_size) = (old.size(), new.size());
        if old_size == 0 {
            return self.allocate_typed::<T>(new);
        }
        if new_size == 0 {
            // SAFETY: promised by the caller.
            unsafe { self.deallocate(ptr, old) };
            return Ok(new.dangling());
        }
        // SAFETY: promised by the caller.
        block(unsafe { machine::realloc(ptr.as_ptr(), old_size, old.align(), new_size) })
    }

    unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout) {
        let size = layout.size();
        if size != 0 {
            // SAFETY: promised by the caller.
            unsafe { machine::dealloc(ptr.as_ptr(), size, layout.align()) }
        }
    }
}

/// Ends the run: there is no memory.
#[cold]
pub fn handle_alloc_error(layout: Layout) -> ! {
    let _ = core::fmt::write(&mut StandardError, format_args!("memory allocation of {} bytes failed\n", layout.size()));
    machine::out_of_memory(layout.size())
}

/// Says it without asking for memory.
struct StandardError;

impl core::fmt::Write for StandardError {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        // SAFETY: the bytes are those of `text`.
        unsafe { machine::write(2, text.as_ptr(), text.len()) };
        Ok(())
    }
}
