//! Ranges as iterators.

use crate::intrinsics;
use crate::iter::{FusedIterator, TrustedLen};
use crate::mem;
use crate::ops::{Range, RangeFrom, RangeInclusive};

/// Types whose values can be stepped through.
pub trait Step: Clone + PartialOrd + Sized {
    /// How many steps lead from `start` to `end`: lower and upper bound.
    fn steps_between(start: &Self, end: &Self) -> (usize, Option<usize>);

    /// The value `count` steps later, if there is one.
    fn forward_checked(start: Self, count: usize) -> Option<Self>;

    /// The value `count` steps earlier, if there is one.
    fn backward_checked(start: Self, count: usize) -> Option<Self>;

    /// The value `count` steps later; panics if there is none.
    fn forward(start: Self, count: usize) -> Self {
        Step::forward_checked(start, count).expect("overflow in `Step::forward`")
    }

    /// The value `count` steps later.
    ///
    /// # Safety
    /// There must be one.
    unsafe fn forward_unchecked(start: Self, count: usize) -> Self {
        Step::forward(start, count)
    }

    /// The value `count` steps earlier; panics if there is none.
    fn backward(start: Self, count: usize) -> Self {
        Step::backward_checked(start, count).expect("overflow in `Step::backward`")
    }
}

macro_rules! steps {
    ($($ty:ident $unsigned:ident;)*) => {
        $(impl Step for $ty {
            #[inline]
            fn steps_between(start: &Self, end: &Self) -> (usize, Option<usize>) {
                if *start > *end {
                    return (0, None);
                }
                let steps = (*end as $unsigned).wrapping_sub(*start as $unsigned);
                if steps as u128 > usize::MAX as u128 {
                    (usize::MAX, None)
                } else {
                    (steps as usize, Some(steps as usize))
                }
            }

            #[inline]
            #[allow(unused_comparisons)]
            fn forward_checked(start: Self, n: usize) -> Option<Self> {
                if n as u128 > $unsigned::MAX as u128 {
                    return None;
                }
                let end = start.wrapping_add(n as $ty);
                if end < start || (end == start && n != 0) { None } else { Some(end) }
            }

            #[inline]
            fn backward_checked(start: Self, n: usize) -> Option<Self> {
                if n as u128 > $unsigned::MAX as u128 {
                    return None;
                }
                let end = start.wrapping_sub(n as $ty);
                if end > start || (end == start && n != 0) { None } else { Some(end) }
            }

            #[inline]
            fn forward(start: Self, n: usize) -> Self {
                match Self::forward_checked(start, n) {
                    Some(end) => end,
                    None => $ty::MAX + 1,
                }
            }

            #[inline]
            unsafe fn forward_unchecked(start: Self, n: usize) -> Self {
                intrinsics::wrapping_add(start, n as Self)
            }

            #[inline]
            fn backward(start: Self, n: usize) -> Self {
                match Self::backward_checked(start, n) {
                    Some(end) => end,
                    None => $ty::MIN - 1,
                }
            }
        })*
    };
}

steps! {
    u8 u8; u16 u16; u32 u32; u64 u64; u128 u128; usize usize;
    i8 u8; i16 u16; i32 u32; i64 u64; i128 u128; isize usize;
}

impl Step for char {
    fn steps_between(&start: &char, &end: &char) -> (usize, Option<usize>) {
        let (start, end) = (start as u32, end as u32);
        if start > end {
            return (0, None);
        }
        let count = end - start;
        let steps = if start < 0xD800 && 0xDFFF < end { count - 0x800 } else { count } as usize;
        (steps, Some(steps))
    }

    fn forward_checked(start: char, count: usize) -> Option<char> {
        let start = start as u32;
        let mut res = u32::forward_checked(start, count)?;
        if start < 0xD800 && 0xD800 <= res {
            res = u32::forward_checked(res, 0x800)?;
        }
        char::from_u32(res)
    }

    fn backward_checked(start: char, count: usize) -> Option<char> {
        let start = start as u32;
        let mut res = u32::backward_checked(start, count)?;
        if start > 0xDFFF && 0xDFFF >= res {
            res = u32::backward_checked(res, 0x800)?;
        }
        char::from_u32(res)
    }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        if self.start < self.end {
            // SAFETY: a later value is there: the end.
            let n = unsafe { Step::forward_unchecked(self.start.clone(), 1) };
            Some(mem::replace(&mut self.start, n))
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.start < self.end { Step::steps_between(&self.start, &self.end) } else { (0, Some(0)) }
    }

    fn count(self) -> usize {
        if self.start < self.end {
            Step::steps_between(&self.start, &self.end).1.expect("count overflowed usize")
        } else {
            0
        }
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<A> {
        if let Some(plus_n) = Step::forward_checked(self.start.clone(), n) {
            if plus_n < self.end {
                self.start = Step::forward(plus_n.clone(), 1);
                return Some(plus_n);
            }
        }
        self.start = self.end.clone();
        None
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for Range<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        if self.start < self.end {
            self.end = Step::backward(self.end.clone(), 1);
            Some(self.end.clone())
        } else {
            None
        }
    }

    fn nth_back(&mut self, n: usize) -> Option<A> {
        if let Some(minus_n) = Step::backward_checked(self.end.clone(), n) {
            if minus_n > self.start {
                self.end = Step::backward(minus_n, 1);
                return Some(self.end.clone());
            }
        }
        self.end = self.start.clone();
        None
    }
}

impl<A: Step> FusedIterator for Range<A> {}
// SAFETY: the hint counts steps.
unsafe impl<A: Step> TrustedLen for Range<A> {}

macro_rules! exact_sizes {
    ($($ty:ident)*; $($inclusive:ident)*) => {
        $(impl ExactSizeIterator for Range<$ty> {})*
        $(impl ExactSizeIterator for RangeInclusive<$inclusive> {})*
    };
}

exact_sizes! { usize u8 isize i8 u16 i16 u32 i32; u8 i8 u16 i16 }

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        let n = Step::forward(self.start.clone(), 1);
        Some(mem::replace(&mut self.start, n))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::MAX, None)
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        let plus_n = Step::forward(self.start.clone(), n);
        self.start = Step::forward(plus_n.clone(), 1);
        Some(plus_n)
    }
}

impl<A: Step> FusedIterator for RangeFrom<A> {}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if self.start < self.end {
            // SAFETY: a later value is there: the end.
            let n = unsafe { Step::forward_unchecked(self.start.clone(), 1) };
            Some(mem::replace(&mut self.start, n))
        } else {
            self.exhausted = true;
            Some(self.start.clone())
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.is_empty() {
            return (0, Some(0));
        }
        let hint = Step::steps_between(&self.start, &self.end);
        (hint.0.saturating_add(1), hint.1.and_then(|steps| steps.checked_add(1)))
    }

    fn last(mut self) -> Option<A> {
        self.next_back()
    }

    fn min(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next()
    }

    fn max(mut self) -> Option<A>
    where
        A: Ord,
    {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        if self.is_empty() {
            return None;
        }
        if self.start < self.end {
            let n = Step::backward(self.end.clone(), 1);
            Some(mem::replace(&mut self.end, n))
        } else {
            self.exhausted = true;
            Some(self.end.clone())
        }
    }
}

impl<A: Step> FusedIterator for RangeInclusive<A> {}
// SAFETY: the hint counts steps.
unsafe impl<A: Step> TrustedLen for RangeInclusive<A> {}
