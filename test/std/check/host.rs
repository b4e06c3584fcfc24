//! Stands in for the machine's own intrinsics when the real rustc checks (and runs) our std: `--cfg glasscrab_check`.

use crate::intrinsics as core_intrinsics;

unsafe extern "C" {
    #[link_name = "write"]
    fn c_write(fd: i32, ptr: *const u8, len: usize) -> isize;
    #[link_name = "read"]
    fn c_read(fd: i32, ptr: *mut u8, len: usize) -> isize;
    fn aligned_alloc(align: usize, size: usize) -> *mut u8;
    fn free(ptr: *mut u8);
    #[link_name = "_exit"]
    fn c_exit(code: i32) -> !;
}

pub unsafe fn write(fd: i32, ptr: *const u8, len: usize) {
    unsafe { c_write(fd, ptr, len) };
}
pub unsafe fn read(fd: i32, ptr: *mut u8, len: usize) -> isize {
    unsafe { c_read(fd, ptr, len) }
}
pub unsafe fn alloc_typed<T>(size: usize, align: usize) -> *mut u8 {
    let align = if align < 8 { 8 } else { align };
    unsafe { aligned_alloc(align, (size + align - 1) / align * align) }
}
pub unsafe fn alloc_zeroed_typed<T>(size: usize, align: usize) -> *mut u8 {
    unsafe {
        let ptr = alloc_typed::<T>(size, align);
        core_intrinsics::write_bytes(ptr, 0, size);
        ptr
    }
}
pub unsafe fn dealloc(ptr: *mut u8, _size: usize, _align: usize) {
    unsafe { free(ptr) }
}
pub unsafe fn realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8 {
    unsafe {
        let new = alloc_typed::<u8>(new_size, align);
        core_intrinsics::copy_nonoverlapping(ptr, new, if old_size < new_size { old_size } else { new_size });
        free(ptr);
        new
    }
}
pub fn exit(code: i32) -> ! {
    unsafe { c_exit(code) }
}
pub fn out_of_memory(_size: usize) -> ! {
    exit(134)
}
pub unsafe fn start_unwind(_payload: *mut u8) -> ! {
    exit(101)
}
pub fn panic_started(_location: &crate::panic::Location<'_>) {}
pub fn argc() -> usize {
    1
}
pub fn argv(_index: usize) -> (*const u8, usize) {
    ("program".as_ptr(), 7)
}
pub fn time_now_nanos() -> u64 {
    0
}
pub fn system_time_nanos() -> u64 {
    0
}
pub fn random_seed() -> u64 {
    7
}
pub fn thread_id() -> u64 {
    1
}

macro_rules! combine {
    ($($name:ident |$old:ident, $new:ident| $value:expr;)*) => {
        $(pub unsafe fn $name<T: Copy>(dst: *mut T, $new: T) -> T {
            unsafe {
                let $old = *dst;
                *dst = $value;
                $old
            }
        })*
    };
}

/// Bit operations by bytes.
unsafe fn bits<T: Copy>(a: T, b: T, f: fn(u8, u8) -> u8) -> T {
    let mut result = a;
    let out = &raw mut result as *mut u8;
    let b = &raw const b as *const u8;
    let mut i = 0;
    while i < core_intrinsics::size_of::<T>() {
        unsafe { *out.add(i) = f(*out.add(i), *b.add(i)) };
        i += 1;
    }
    result
}

combine! {
    atomic_xchg |old, new| new;
    atomic_xadd |old, new| core_intrinsics::wrapping_add(old, new);
    atomic_xsub |old, new| core_intrinsics::wrapping_sub(old, new);
    atomic_and |old, new| bits(old, new, |a, b| a & b);
    atomic_nand |old, new| bits(old, new, |a, b| !(a & b));
    atomic_or |old, new| bits(old, new, |a, b| a | b);
    atomic_xor |old, new| bits(old, new, |a, b| a ^ b);
}

pub unsafe fn atomic_load<T: Copy>(src: *const T) -> T {
    unsafe { *src }
}
pub unsafe fn atomic_store<T: Copy>(dst: *mut T, val: T) {
    unsafe { *dst = val }
}
pub unsafe fn atomic_cxchg<T: Copy>(dst: *mut T, old: T, src: T) -> (T, bool) {
    unsafe {
        let current = *dst;
        let same = core_intrinsics::raw_eq(&current, &old);
        if same {
            *dst = src;
        }
        (current, same)
    }
}

pub fn clones_by_copy<T>() -> bool {
    false
}
