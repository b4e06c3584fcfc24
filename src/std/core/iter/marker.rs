//! What some iterators promise.

/// Iterators that keep giving `None` after the first.
#[rustc_diagnostic_item = "FusedIterator"]
pub trait FusedIterator: Iterator {}

impl<I: FusedIterator + ?Sized> FusedIterator for &mut I {}

/// Iterators whose size hint is exact.
///
/// # Safety
/// It must be.
pub unsafe trait TrustedLen: Iterator {}

// SAFETY: as the iterator behind the reference.
unsafe impl<I: TrustedLen + ?Sized> TrustedLen for &mut I {}
