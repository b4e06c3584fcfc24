//! The traits of tuples of up to twelve elements.

use crate::cmp::Ordering::{self, *};
use crate::marker::StructuralPartialEq;

macro_rules! tuples {
    ($($($T:ident $i:tt)+;)*) => {
        $(
            impl<$($T: PartialEq),+> PartialEq for ($($T,)+) {
                #[inline]
                fn eq(&self, other: &($($T,)+)) -> bool {
                    $(self.$i == other.$i)&&+
                }

                #[inline]
                fn ne(&self, other: &($($T,)+)) -> bool {
                    $(self.$i != other.$i)||+
                }
            }

            impl<$($T: Eq),+> Eq for ($($T,)+) {}

            impl<$($T),+> StructuralPartialEq for ($($T,)+) {}

            impl<$($T: PartialOrd),+> PartialOrd for ($($T,)+) {
                fn partial_cmp(&self, other: &($($T,)+)) -> Option<Ordering> {
                    $(match self.$i.partial_cmp(&other.$i) {
                        Some(Equal) => {}
                        unequal => return unequal,
                    })+
                    Some(Equal)
                }
            }

            impl<$($T: Ord),+> Ord for ($($T,)+) {
                fn cmp(&self, other: &($($T,)+)) -> Ordering {
                    $(match self.$i.cmp(&other.$i) {
                        Equal => {}
                        unequal => return unequal,
                    })+
                    Equal
                }
            }

            impl<$($T: Default),+> Default for ($($T,)+) {
                fn default() -> ($($T,)+) {
                    ($($T::default(),)+)
                }
            }
        )*
    };
}

tuples! {
    A 0;
    A 0 B 1;
    A 0 B 1 C 2;
    A 0 B 1 C 2 D 3;
    A 0 B 1 C 2 D 3 E 4;
    A 0 B 1 C 2 D 3 E 4 F 5;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}

/// Conversions between tuples and arrays of one type.
macro_rules! tuple_arrays {
    ($($n:literal $($x:ident)+;)*) => {
        $(
            impl<T> From<[T; $n]> for ($(element!(T $x),)+) {
                fn from(array: [T; $n]) -> Self {
                    let [$($x),+] = array;
                    ($($x,)+)
                }
            }

            impl<T> From<($(element!(T $x),)+)> for [T; $n] {
                fn from(tuple: ($(element!(T $x),)+)) -> Self {
                    let ($($x,)+) = tuple;
                    [$($x),+]
                }
            }
        )*
    };
}

macro_rules! element {
    ($T:ident $x:ident) => { $T };
}

tuple_arrays! {
    1 a;
    2 a b;
    3 a b c;
    4 a b c d;
    5 a b c d e;
    6 a b c d e f;
}
