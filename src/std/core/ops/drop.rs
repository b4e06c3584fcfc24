//! Code that runs when a value's scope ends.

/// Types with code to run when they are dropped.
#[lang = "drop"]
pub trait Drop {
    /// Called by the compiler before the fields are dropped.
    fn drop(&mut self);
}
