//! What the compiler gives for boxes.

use core::mem::MaybeUninit;

use crate::boxed::Box;

/// Writes `x` into the box and gives it back; the value is made in its place.
#[rustc_intrinsic]
pub fn write_box_via_move<T>(b: Box<MaybeUninit<T>>, x: T) -> Box<MaybeUninit<T>>;
