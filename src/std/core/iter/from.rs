//! From collections to iterators and back.

/// Types that can be made of an iterator: what `collect` calls.
#[rustc_diagnostic_item = "FromIterator"]
#[rustc_on_unimplemented(
    message = "a value of type `{Self}` cannot be built from an iterator over elements of type `{A}`",
    label = "value of type `{Self}` cannot be built from `std::iter::Iterator<Item={A}>`"
)]
pub trait FromIterator<A>: Sized {
    /// Makes a value of an iterator.
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
}

/// Types that `for` loops take.
#[rustc_diagnostic_item = "IntoIterator"]
#[rustc_skip_during_method_dispatch(array, boxed_slice)]
pub trait IntoIterator {
    /// What the iterator gives.
    type Item;
    /// The iterator.
    type IntoIter: Iterator<Item = Self::Item>;

    /// Makes an iterator.
    #[lang = "into_iter"]
    fn into_iter(self) -> Self::IntoIter;
}

impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;

    #[inline]
    fn into_iter(self) -> I {
        self
    }
}

/// Collections that take in what an iterator gives.
pub trait Extend<A> {
    /// Takes all items in.
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);

    /// Takes one item in.
    #[doc(hidden)]
    fn extend_one(&mut self, item: A) {
        self.extend(Some(item));
    }
}

impl Extend<()> for () {
    fn extend<T: IntoIterator<Item = ()>>(&mut self, iter: T) {
        iter.into_iter().for_each(drop)
    }
}

impl<A, B, EA: Extend<A>, EB: Extend<B>> Extend<(A, B)> for (EA, EB) {
    fn extend<T: IntoIterator<Item = (A, B)>>(&mut self, into_iter: T) {
        for (a, b) in into_iter {
            self.0.extend_one(a);
            self.1.extend_one(b);
        }
    }
}

impl<AE, BE, A: Default + Extend<AE>, B: Default + Extend<BE>> FromIterator<(AE, BE)> for (A, B) {
    fn from_iter<I: IntoIterator<Item = (AE, BE)>>(iter: I) -> (A, B) {
        let mut result = <(A, B)>::default();
        result.extend(iter);
        result
    }
}
