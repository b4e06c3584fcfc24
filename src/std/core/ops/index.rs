//! Indexing.

/// `container[index]` as a place that is read.
#[lang = "index"]
#[rustc_on_unimplemented(
    message = "the type `{Self}` cannot be indexed by `{Idx}`",
    label = "`{Self}` cannot be indexed by `{Idx}`"
)]
pub trait Index<Idx: ?Sized> {
    /// What an index gives.
    type Output: ?Sized;

    /// The place at `index`; panics where there is none.
    #[track_caller]
    fn index(&self, index: Idx) -> &Self::Output;
}

/// `container[index]` as a place that is written.
#[lang = "index_mut"]
pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
    /// The place at `index`, to be written; panics where there is none.
    #[track_caller]
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}
