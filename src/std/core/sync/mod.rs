//! What threads share without a heap: atomics.

pub mod atomic;
