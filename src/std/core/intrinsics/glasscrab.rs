//! The intrinsics that are ours: what the program asks of the machine, and atomics. All of them are deterministic
//! given the recorded inputs (stdin, arguments, time, seed).

/// Writes `len` bytes at `ptr` to file `fd` (1: standard output, 2: standard error). Never fails.
#[rustc_intrinsic]
pub unsafe fn write(fd: i32, ptr: *const u8, len: usize);

/// Reads at most `len` bytes into `ptr` from file `fd` (0: standard input). The count read, 0 at the end of input, -1
/// for a file that cannot be read. Suspends the run while there is no input yet.
#[rustc_intrinsic]
pub unsafe fn read(fd: i32, ptr: *mut u8, len: usize) -> isize;

/// Allocates `size` bytes aligned to `align` for elements of type `T`, which is recorded with the allocation so that
/// the memory view can type the block (`size / size_of::<T>()` of them, one if `T` has no size or is larger). Null where
/// the heap limit would be passed. `size` is not zero.
#[rustc_intrinsic]
pub unsafe fn alloc_typed<T>(size: usize, align: usize) -> *mut u8;

/// `alloc_typed` with all bytes zero.
#[rustc_intrinsic]
pub unsafe fn alloc_zeroed_typed<T>(size: usize, align: usize) -> *mut u8;

/// Frees what `alloc_typed` or `realloc` returned for the same size and alignment.
#[rustc_intrinsic]
pub unsafe fn dealloc(ptr: *mut u8, size: usize, align: usize);

/// Moves a block to one of `new_size` bytes (in place where there is room), keeping its element type and the bytes that
/// fit. Null where the heap limit would be passed: then the old block stays.
#[rustc_intrinsic]
pub unsafe fn realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;

/// Whether the language itself clones a `T`, and by copying its bytes: numbers, `bool`, `char`, pointers, `&`, and arrays and
/// tuples of them. Many copies can then be made at once.
#[rustc_intrinsic]
pub fn clones_by_copy<T>() -> bool;

/// Ends the run with an exit code: no destructor runs, leaks are not reported as errors.
#[rustc_intrinsic]
pub fn exit(code: i32) -> !;

/// Ends the run: `size` bytes more would pass the heap limit.
#[rustc_intrinsic]
pub fn out_of_memory(size: usize) -> !;

/// Starts to unwind the current thread with `payload`, which `intrinsics::catch_unwind` hands to its `catch_fn`. Where no
/// frame catches it, the machine ends the run as a panic (exit code 101).
#[rustc_intrinsic]
pub unsafe fn start_unwind(payload: *mut u8) -> !;

/// Tells the machine that a panic starts at `location`, before its message is printed, so that it can stop there.
#[rustc_intrinsic]
pub fn panic_started(location: &crate::panic::Location<'_>);

/// How many arguments the program has, its own name included.
#[rustc_intrinsic]
pub fn argc() -> usize;

/// Address and length in bytes of an argument; its bytes are UTF-8 and live as long as the run.
#[rustc_intrinsic]
pub fn argv(index: usize) -> (*const u8, usize);

/// Nanoseconds of the monotonic clock since the start of the run (a recorded input).
#[rustc_intrinsic]
pub fn time_now_nanos() -> u64;

/// Nanoseconds since 1970 (a recorded input).
#[rustc_intrinsic]
pub fn system_time_nanos() -> u64;

/// The next number of the recorded seed, for hash keys.
#[rustc_intrinsic]
pub fn random_seed() -> u64;

/// The id of the current thread as `rustc`'s panic message shows it.
#[rustc_intrinsic]
pub fn thread_id() -> u64;

/// Reads atomically.
#[rustc_intrinsic]
pub unsafe fn atomic_load<T: Copy>(src: *const T) -> T;
/// Writes atomically.
#[rustc_intrinsic]
pub unsafe fn atomic_store<T: Copy>(dst: *mut T, val: T);
/// Writes atomically and returns the old value.
#[rustc_intrinsic]
pub unsafe fn atomic_xchg<T: Copy>(dst: *mut T, src: T) -> T;
/// Writes `src` if the value is `old`; returns the old value and whether it was written.
#[rustc_intrinsic]
pub unsafe fn atomic_cxchg<T: Copy>(dst: *mut T, old: T, src: T) -> (T, bool);
/// Adds, wrapping, and returns the old value.
#[rustc_intrinsic]
pub unsafe fn atomic_xadd<T: Copy>(dst: *mut T, src: T) -> T;
/// Subtracts, wrapping, and returns the old value.
#[rustc_intrinsic]
pub unsafe fn atomic_xsub<T: Copy>(dst: *mut T, src: T) -> T;
/// Combines by `&` and returns the old value.
#[rustc_intrinsic]
pub unsafe fn atomic_and<T: Copy>(dst: *mut T, src: T) -> T;
/// Combines by `!(a & b)` and returns the old value.
#[rustc_intrinsic]
pub unsafe fn atomic_nand<T: Copy>(dst: *mut T, src: T) -> T;
/// Combines by `|` and returns the old value.
#[rustc_intrinsic]
pub unsafe fn atomic_or<T: Copy>(dst: *mut T, src: T) -> T;
/// Combines by `^` and returns the old value.
#[rustc_intrinsic]
pub unsafe fn atomic_xor<T: Copy>(dst: *mut T, src: T) -> T;
