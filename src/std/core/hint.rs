//! Hints to the compiler.

use crate::intrinsics;

/// Says that this point is never reached.
///
/// # Safety
/// It must not be.
#[inline]
#[track_caller]
pub const unsafe fn unreachable_unchecked() -> ! {
    // SAFETY: promised by the caller.
    unsafe { intrinsics::unreachable() }
}

/// Says that a condition holds.
///
/// # Safety
/// It must hold.
#[inline]
#[track_caller]
pub const unsafe fn assert_unchecked(cond: bool) {
    // SAFETY: promised by the caller.
    unsafe { intrinsics::assume(cond) }
}

/// One of both, chosen without a jump.
#[inline]
pub fn select_unpredictable<T>(condition: bool, true_val: T, false_val: T) -> T {
    if condition { true_val } else { false_val }
}

/// Says that this point is seldom reached.
#[inline]
pub const fn cold_path() {}

/// Called in a loop that waits for another thread.
#[inline]
pub fn spin_loop() {}

/// Returns its argument; the optimiser knows nothing of it.
#[inline]
pub fn black_box<T>(dummy: T) -> T {
    intrinsics::black_box(dummy)
}

/// Returns its argument: marks a value that must be used.
#[must_use]
pub const fn must_use<T>(value: T) -> T {
    value
}
