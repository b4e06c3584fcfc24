//! Sums and products of iterators.

use crate::num::Wrapping;

/// Types that are the sum of items.
#[rustc_on_unimplemented(
    message = "a value of type `{Self}` cannot be made by summing an iterator over elements of type `{A}`",
    label = "value of type `{Self}` cannot be made by summing a `std::iter::Iterator<Item={A}>`"
)]
pub trait Sum<A = Self>: Sized {
    /// The sum.
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

/// Types that are the product of items.
#[rustc_on_unimplemented(
    message = "a value of type `{Self}` cannot be made by multiplying all elements of type `{A}` from an iterator",
    label = "value of type `{Self}` cannot be made by multiplying all elements from a `std::iter::Iterator<Item={A}>`"
)]
pub trait Product<A = Self>: Sized {
    /// The product.
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

macro_rules! sum_product {
    ($($zero:expr, $one:expr; $($ty:ty)*;)*) => {
        $($(
            impl Sum for $ty {
                #[track_caller]
                fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                    iter.fold($zero, |a, b| a + b)
                }
            }

            impl Product for $ty {
                #[track_caller]
                fn product<I: Iterator<Item = Self>>(iter: I) -> Self {
                    iter.fold($one, |a, b| a * b)
                }
            }

            impl<'a> Sum<&'a $ty> for $ty {
                #[track_caller]
                fn sum<I: Iterator<Item = &'a Self>>(iter: I) -> Self {
                    iter.fold($zero, |a, b| a + *b)
                }
            }

            impl<'a> Product<&'a $ty> for $ty {
                #[track_caller]
                fn product<I: Iterator<Item = &'a Self>>(iter: I) -> Self {
                    iter.fold($one, |a, b| a * *b)
                }
            }
        )*)*
    };
}

sum_product! {
    0, 1; u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    -0.0, 1.0; f32 f64;
    Wrapping(0), Wrapping(1); Wrapping<u8> Wrapping<u32> Wrapping<u64> Wrapping<usize> Wrapping<i32> Wrapping<i64>;
}

impl<T, U: Sum<T>, E> Sum<Result<T, E>> for Result<U, E> {
    fn sum<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> {
        super::try_process(iter, |i| i.sum())
    }
}

impl<T, U: Product<T>, E> Product<Result<T, E>> for Result<U, E> {
    fn product<I: Iterator<Item = Result<T, E>>>(iter: I) -> Result<U, E> {
        super::try_process(iter, |i| i.product())
    }
}

impl<T, U: Sum<T>> Sum<Option<T>> for Option<U> {
    fn sum<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> {
        super::try_process(iter, |i| i.sum())
    }
}

impl<T, U: Product<T>> Product<Option<T>> for Option<U> {
    fn product<I: Iterator<Item = Option<T>>>(iter: I) -> Option<U> {
        super::try_process(iter, |i| i.product())
    }
}
