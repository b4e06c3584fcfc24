//! Parts of slices at the elements that satisfy a predicate, shared and mutable: one body for both.

use crate::fmt;
use crate::mem;

/// An iterator that can give what is left as its last part.
trait SplitIter: DoubleEndedIterator {
    fn finish(&mut self) -> Option<Self::Item>;
}

macro_rules! splits {
    (
        [$($mutability:ident)?]  $split_at:ident, $split:ident, $rsplit:ident, $split_n:ident, $rsplit_n:ident, $inclusive:ident
    ) => {
        /// Parts between the elements that satisfy a predicate.
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $split<'a, T: 'a, P> {
            v: &'a $($mutability)? [T],
            pred: P,
            finished: bool,
        }

        impl<'a, T, P> $split<'a, T, P> {
            pub(super) fn new(v: &'a $($mutability)? [T], pred: P) -> Self {
                $split { v, pred, finished: false }
            }

            /// The part before an index, and goes on behind it.
            fn before(&mut self, at: usize) -> Option<&'a $($mutability)? [T]> {
                let (part, rest) = mem::take(&mut self.v).$split_at(at);
                self.v = &$($mutability)? rest[1..];
                Some(part)
            }

            /// The part behind an index, and goes on before it.
            fn behind(&mut self, at: usize) -> Option<&'a $($mutability)? [T]> {
                let (rest, part) = mem::take(&mut self.v).$split_at(at);
                self.v = rest;
                Some(&$($mutability)? part[1..])
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> SplitIter for $split<'a, T, P> {
            fn finish(&mut self) -> Option<&'a $($mutability)? [T]> {
                if mem::replace(&mut self.finished, true) { None } else { Some(mem::take(&mut self.v)) }
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $split<'a, T, P> {
            type Item = &'a $($mutability)? [T];

            fn next(&mut self) -> Option<&'a $($mutability)? [T]> {
                match self.v.iter().position(|x| (self.pred)(x)) {
                    Some(at) => self.before(at),
                    None => self.finish(),
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                if self.finished { (0, Some(0)) } else { (1, Some(self.v.len() + 1)) }
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for $split<'a, T, P> {
            fn next_back(&mut self) -> Option<&'a $($mutability)? [T]> {
                match self.v.iter().rposition(|x| (self.pred)(x)) {
                    Some(at) => self.behind(at),
                    None => self.finish(),
                }
            }
        }

        impl<T: fmt::Debug, P> fmt::Debug for $split<'_, T, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($split)).field("v", &self.v).field("finished", &self.finished).finish()
            }
        }

        /// The same from the end.
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $rsplit<'a, T: 'a, P> {
            inner: $split<'a, T, P>,
        }

        impl<'a, T, P> $rsplit<'a, T, P> {
            pub(super) fn new(v: &'a $($mutability)? [T], pred: P) -> Self {
                $rsplit { inner: $split::new(v, pred) }
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> SplitIter for $rsplit<'a, T, P> {
            fn finish(&mut self) -> Option<&'a $($mutability)? [T]> {
                self.inner.finish()
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $rsplit<'a, T, P> {
            type Item = &'a $($mutability)? [T];

            fn next(&mut self) -> Option<&'a $($mutability)? [T]> {
                self.inner.next_back()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for $rsplit<'a, T, P> {
            fn next_back(&mut self) -> Option<&'a $($mutability)? [T]> {
                self.inner.next()
            }
        }

        limited! { [$($mutability)?] $split $split_n }
        limited! { [$($mutability)?] $rsplit $rsplit_n }

        /// Parts that end with the elements that satisfy a predicate.
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $inclusive<'a, T: 'a, P> {
            v: &'a $($mutability)? [T],
            pred: P,
            finished: bool,
        }

        impl<'a, T, P> $inclusive<'a, T, P> {
            pub(super) fn new(v: &'a $($mutability)? [T], pred: P) -> Self {
                let finished = v.is_empty();
                $inclusive { v, pred, finished }
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $inclusive<'a, T, P> {
            type Item = &'a $($mutability)? [T];

            fn next(&mut self) -> Option<&'a $($mutability)? [T]> {
                if self.finished {
                    return None;
                }
                let end = self.v.iter().position(|x| (self.pred)(x)).map_or(self.v.len(), |index| index + 1);
                let (part, rest) = mem::take(&mut self.v).$split_at(end);
                self.finished = rest.is_empty();
                self.v = rest;
                Some(part)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                if self.finished { (0, Some(0)) } else { (1, Some(crate::cmp::max(1, self.v.len()))) }
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for $inclusive<'a, T, P> {
            fn next_back(&mut self) -> Option<&'a $($mutability)? [T]> {
                if self.finished {
                    return None;
                }
                let before = self.v.len().saturating_sub(1);
                let start = self.v[..before].iter().rposition(|x| (self.pred)(x)).map_or(0, |index| index + 1);
                let (rest, part) = mem::take(&mut self.v).$split_at(start);
                self.finished = rest.is_empty();
                self.v = rest;
                Some(part)
            }
        }
    };
}

/// At most so many parts: the last is all that is left.
#[derive(Debug)]
struct GenericSplitN<I> {
    iter: I,
    count: usize,
}

impl<I: SplitIter> Iterator for GenericSplitN<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.count = self.count.checked_sub(1)?;
        if self.count == 0 { self.iter.finish() } else { self.iter.next() }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.iter.size_hint();
        (crate::cmp::min(self.count, least), Some(most.map_or(self.count, |most| crate::cmp::min(self.count, most))))
    }
}

macro_rules! limited {
    ([$($mutability:ident)?] $split:ident $limited:ident) => {
        /// The same, in at most a number of parts.
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $limited<'a, T: 'a, P> {
            inner: GenericSplitN<$split<'a, T, P>>,
        }

        impl<'a, T, P> $limited<'a, T, P> {
            pub(super) fn new(v: &'a $($mutability)? [T], count: usize, pred: P) -> Self {
                $limited { inner: GenericSplitN { iter: $split::new(v, pred), count } }
            }
        }

        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $limited<'a, T, P> {
            type Item = &'a $($mutability)? [T];

            fn next(&mut self) -> Option<&'a $($mutability)? [T]> {
                self.inner.next()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }
    };
}

splits! { [] split_at, Split, RSplit, SplitN, RSplitN, SplitInclusive }
splits! { [mut] split_at_mut, SplitMut, RSplitMut, SplitNMut, RSplitNMut, SplitInclusiveMut }
