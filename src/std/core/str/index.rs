//! Slicing of strings.

use super::{from_utf8_unchecked, from_utf8_unchecked_mut, slice_error_fail};
use crate::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::slice::SliceIndex;

/// The range, if it is there and cuts no character.
fn valid(s: &str, start: usize, end: usize) -> bool {
    start <= end && s.is_char_boundary(start) && s.is_char_boundary(end)
}

/// All ranges, each by the start and end that it means (the end after the greatest number is beyond any text).
macro_rules! ranges {
    ($($ty:ty, |$this:ident, $len:ident| $start:expr, $end:expr;)*) => {
        $(
            // SAFETY: the ends are checked.
            unsafe impl SliceIndex<str> for $ty {
                type Output = str;

                fn get(self, slice: &str) -> Option<&str> {
                    let ($this, $len) = (self, slice.len());
                    let (start, end) = ($start, $end);
                    if valid(slice, start, end) {
                        // SAFETY: just checked.
                        Some(unsafe { from_utf8_unchecked(slice.as_bytes().get_unchecked(start..end)) })
                    } else {
                        None
                    }
                }

                fn get_mut(self, slice: &mut str) -> Option<&mut str> {
                    let ($this, $len) = (self, slice.len());
                    let (start, end) = ($start, $end);
                    if valid(slice, start, end) {
                        // SAFETY: just checked.
                        Some(unsafe { from_utf8_unchecked_mut(slice.as_bytes_mut().get_unchecked_mut(start..end)) })
                    } else {
                        None
                    }
                }

                unsafe fn get_unchecked(self, slice: *const str) -> *const str {
                    let ($this, $len) = (self, (slice as *const [u8]).len());
                    // SAFETY: promised by the caller.
                    unsafe { ($start..$end).get_unchecked(slice as *const [u8]) as *const str }
                }

                unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
                    let ($this, $len) = (self, (slice as *mut [u8]).len());
                    // SAFETY: promised by the caller.
                    unsafe { ($start..$end).get_unchecked_mut(slice as *mut [u8]) as *mut str }
                }

                #[inline]
                fn index(self, slice: &str) -> &str {
                    let ($this, $len) = (self, slice.len());
                    let (start, end) = ($start, $end);
                    if !valid(slice, start, end) {
                        slice_error_fail(slice, start, end);
                    }
                    // SAFETY: just checked.
                    unsafe { from_utf8_unchecked(slice.as_bytes().get_unchecked(start..end)) }
                }

                fn index_mut(self, slice: &mut str) -> &mut str {
                    let ($this, $len) = (self, slice.len());
                    let (start, end) = ($start, $end);
                    if !valid(slice, start, end) {
                        slice_error_fail(slice, start, end);
                    }
                    // SAFETY: just checked.
                    unsafe { from_utf8_unchecked_mut(slice.as_bytes_mut().get_unchecked_mut(start..end)) }
                }
            }
        )*
    };
}

ranges! {
    Range<usize>, |this, _len| this.start, this.end;
    RangeTo<usize>, |this, _len| 0, this.end;
    RangeFrom<usize>, |this, len| this.start, len;
    RangeFull, |_this, len| 0, len;
    RangeInclusive<usize>, |this, _len| if this.exhausted { this.end.saturating_add(1) } else { this.start }, this.end.saturating_add(1);
    RangeToInclusive<usize>, |this, _len| 0, this.end.saturating_add(1);
}
