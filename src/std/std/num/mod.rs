//! Numbers: core's, and the methods of floats that need more than the machine's instructions.

mod f32;
mod f64;
pub(crate) mod math;

pub use core::num::*;
