//! Comparison: equality, order, and the smaller or greater of two values.

use self::Ordering::{Equal, Greater, Less};

/// The `==` and `!=` operators.
#[lang = "eq"]
#[rustc_diagnostic_item = "PartialEq"]
#[rustc_on_unimplemented(
    message = "can't compare `{Self}` with `{Rhs}`",
    label = "no implementation for `{Self} == {Rhs}`"
)]
pub trait PartialEq<Rhs: ?Sized = Self> {
    /// Performs `self == other`.
    #[must_use]
    fn eq(&self, other: &Rhs) -> bool;

    /// Performs `self != other`.
    #[inline]
    #[must_use]
    fn ne(&self, other: &Rhs) -> bool {
        !self.eq(other)
    }
}

/// The derive macro of `PartialEq`.
#[rustc_builtin_macro]
pub macro PartialEq($item:item) {
    /* compiler built-in */
}

/// Equality in which every value equals itself.
#[rustc_diagnostic_item = "Eq"]
pub trait Eq: PartialEq<Self> {
    /// Called by nobody: lets `derive(Eq)` check the fields.
    #[doc(hidden)]
    fn assert_receiver_is_total_eq(&self) {}

    /// Called by nobody: lets `derive(Eq)` check the fields.
    #[doc(hidden)]
    fn assert_fields_are_eq(&self) {}
}

/// The derive macro of `Eq`.
#[rustc_builtin_macro]
pub macro Eq($item:item) {
    /* compiler built-in */
}

/// Used by `derive(Eq)`: a field type that is not `Eq` is an error here.
#[doc(hidden)]
pub struct AssertParamIsEq<T: Eq + ?Sized> {
    _field: crate::marker::PhantomData<T>,
}

/// The outcome of a comparison.
#[lang = "Ordering"]
#[derive(Copy, Eq, Debug, Hash)]
#[repr(i8)]
pub enum Ordering {
    /// The left side is smaller.
    Less = -1,
    /// Both sides are equal.
    Equal = 0,
    /// The left side is greater.
    Greater = 1,
}

impl crate::marker::StructuralPartialEq for Ordering {}

impl Clone for Ordering {
    #[inline]
    fn clone(&self) -> Ordering {
        *self
    }
}

impl PartialEq for Ordering {
    #[inline]
    fn eq(&self, other: &Ordering) -> bool {
        *self as i8 == *other as i8
    }
}

impl Ord for Ordering {
    fn cmp(&self, other: &Ordering) -> Ordering {
        (*self as i8).cmp(&(*other as i8))
    }
}

impl PartialOrd for Ordering {
    fn partial_cmp(&self, other: &Ordering) -> Option<Ordering> {
        (*self as i8).partial_cmp(&(*other as i8))
    }
}

impl Ordering {
    /// Whether the sides were equal.
    pub const fn is_eq(self) -> bool {
        self as i8 == 0
    }
    /// Whether the sides were not equal.
    pub const fn is_ne(self) -> bool {
        self as i8 != 0
    }
    /// Whether the left side was smaller.
    pub const fn is_lt(self) -> bool {
        (self as i8) < 0
    }
    /// Whether the left side was greater.
    pub const fn is_gt(self) -> bool {
        self as i8 > 0
    }
    /// Whether the left side was smaller or equal.
    pub const fn is_le(self) -> bool {
        self as i8 <= 0
    }
    /// Whether the left side was greater or equal.
    pub const fn is_ge(self) -> bool {
        self as i8 >= 0
    }

    /// The outcome with the sides exchanged.
    pub const fn reverse(self) -> Ordering {
        match self {
            Less => Greater,
            Equal => Equal,
            Greater => Less,
        }
    }

    /// This outcome, or `other` if it is `Equal`.
    pub const fn then(self, other: Ordering) -> Ordering {
        match self {
            Equal => other,
            _ => self,
        }
    }

    /// This outcome, or that of `f` if it is `Equal`.
    pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {
        match self {
            Equal => f(),
            _ => self,
        }
    }
}

/// A value whose order is turned around.
#[derive(PartialEq, Eq, Debug, Copy, Clone, Default, Hash)]
#[repr(transparent)]
pub struct Reverse<T>(pub T);

impl<T: PartialOrd> PartialOrd for Reverse<T> {
    fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> {
        other.0.partial_cmp(&self.0)
    }
}

impl<T: Ord> Ord for Reverse<T> {
    fn cmp(&self, other: &Reverse<T>) -> Ordering {
        other.0.cmp(&self.0)
    }
}

/// A total order.
#[rustc_diagnostic_item = "Ord"]
pub trait Ord: Eq + PartialOrd<Self> {
    /// Compares `self` with `other`.
    #[must_use]
    fn cmp(&self, other: &Self) -> Ordering;

    /// The greater of both; `other` if they are equal.
    #[must_use]
    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { self } else { other }
    }

    /// The smaller of both; `self` if they are equal.
    #[must_use]
    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { other } else { self }
    }

    /// The value, kept within `min` and `max`.
    #[must_use]
    #[track_caller]
    fn clamp(self, min: Self, max: Self) -> Self
    where
        Self: Sized,
    {
        assert!(min <= max);
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

/// The derive macro of `Ord`.
#[rustc_builtin_macro]
pub macro Ord($item:item) {
    /* compiler built-in */
}

/// The `<`, `<=`, `>` and `>=` operators.
#[lang = "partial_ord"]
#[rustc_diagnostic_item = "PartialOrd"]
#[rustc_on_unimplemented(
    message = "can't compare `{Self}` with `{Rhs}`",
    label = "no implementation for `{Self} < {Rhs}` and `{Self} > {Rhs}`"
)]
pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    /// Compares `self` with `other`, if they can be compared.
    #[must_use]
    fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;

    /// Performs `self < other`.
    #[inline]
    #[must_use]
    fn lt(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Less))
    }

    /// Performs `self <= other`.
    #[inline]
    #[must_use]
    fn le(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Less | Equal))
    }

    /// Performs `self > other`.
    #[inline]
    #[must_use]
    fn gt(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Greater))
    }

    /// Performs `self >= other`.
    #[inline]
    #[must_use]
    fn ge(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Greater | Equal))
    }
}

/// The derive macro of `PartialOrd`.
#[rustc_builtin_macro]
pub macro PartialOrd($item:item) {
    /* compiler built-in */
}

/// The smaller of two values; the first if they are equal.
#[must_use]
pub fn min<T: Ord>(v1: T, v2: T) -> T {
    v1.min(v2)
}

/// The smaller of two values by a comparison.
#[must_use]
pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v2, &v1).is_lt() { v2 } else { v1 }
}

/// The smaller of two values by a key.
#[must_use]
pub fn min_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v2 } else { v1 }
}

/// The greater of two values; the second if they are equal.
#[must_use]
pub fn max<T: Ord>(v1: T, v2: T) -> T {
    v1.max(v2)
}

/// The greater of two values by a comparison.
#[must_use]
pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v2, &v1).is_lt() { v1 } else { v2 }
}

/// The greater of two values by a key.
#[must_use]
pub fn max_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v1 } else { v2 }
}

macro_rules! equality {
    ($($ty:ty)*) => {
        $(impl PartialEq for $ty {
            #[inline]
            fn eq(&self, other: &$ty) -> bool {
                *self == *other
            }

            #[inline]
            fn ne(&self, other: &$ty) -> bool {
                *self != *other
            }
        })*
    };
}

macro_rules! total_order {
    ($($ty:ty)*) => {
        $(
            impl Eq for $ty {}

            impl PartialOrd for $ty {
                #[inline]
                fn partial_cmp(&self, other: &$ty) -> Option<Ordering> {
                    Some(self.cmp(other))
                }

                operators! {}
            }

            impl Ord for $ty {
                #[inline]
                fn cmp(&self, other: &$ty) -> Ordering {
                    if *self < *other {
                        Less
                    } else if *self == *other {
                        Equal
                    } else {
                        Greater
                    }
                }

                #[inline]
                #[track_caller]
                fn clamp(self, min: $ty, max: $ty) -> $ty {
                    assert!(min <= max, "min > max. min = {min:?}, max = {max:?}");
                    if self < min {
                        min
                    } else if self > max {
                        max
                    } else {
                        self
                    }
                }
            }
        )*
    };
}

/// The four operators of `PartialOrd` for a primitive, by the built-in ones.
macro_rules! operators {
    () => {
        #[inline]
        fn lt(&self, other: &Self) -> bool {
            *self < *other
        }

        #[inline]
        fn le(&self, other: &Self) -> bool {
            *self <= *other
        }

        #[inline]
        fn gt(&self, other: &Self) -> bool {
            *self > *other
        }

        #[inline]
        fn ge(&self, other: &Self) -> bool {
            *self >= *other
        }
    };
}

macro_rules! float_order {
    ($($ty:ty)*) => {
        $(impl PartialOrd for $ty {
            #[inline]
            fn partial_cmp(&self, other: &$ty) -> Option<Ordering> {
                if *self < *other {
                    Some(Less)
                } else if *self > *other {
                    Some(Greater)
                } else if *self == *other {
                    Some(Equal)
                } else {
                    None
                }
            }

            operators! {}
        })*
    };
}

equality! { bool char u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
total_order! { bool char u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
float_order! { f32 f64 }

impl PartialEq for () {
    #[inline]
    fn eq(&self, _other: &()) -> bool {
        true
    }
}
impl Eq for () {}
impl PartialOrd for () {
    fn partial_cmp(&self, _: &()) -> Option<Ordering> {
        Some(Equal)
    }
}
impl Ord for () {
    fn cmp(&self, _other: &()) -> Ordering {
        Equal
    }
}

impl PartialEq for ! {
    fn eq(&self, _: &!) -> bool {
        *self
    }
}
impl Eq for ! {}
impl PartialOrd for ! {
    fn partial_cmp(&self, _: &!) -> Option<Ordering> {
        *self
    }
}
impl Ord for ! {
    fn cmp(&self, _: &!) -> Ordering {
        *self
    }
}

/// Comparison through references, for each pair of reference kinds.
macro_rules! through_references {
    ($($left:ty, $right:ty;)*) => {
        $(impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<$right> for $left {
            #[inline]
            fn eq(&self, other: &$right) -> bool {
                PartialEq::eq(&**self, &**other)
            }

            #[inline]
            fn ne(&self, other: &$right) -> bool {
                PartialEq::ne(&**self, &**other)
            }
        })*
    };
}

through_references! { &A, &B; &mut A, &mut B; &A, &mut B; &mut A, &B; }

/// Order through references of one kind.
macro_rules! order_through_references {
    ($($left:ty, $right:ty, $own:ty;)*) => {
        $(
            impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<$right> for $left {
                #[inline]
                fn partial_cmp(&self, other: &$right) -> Option<Ordering> {
                    PartialOrd::partial_cmp(&**self, &**other)
                }

                #[inline]
                fn lt(&self, other: &$right) -> bool {
                    PartialOrd::lt(&**self, &**other)
                }

                #[inline]
                fn le(&self, other: &$right) -> bool {
                    PartialOrd::le(&**self, &**other)
                }

                #[inline]
                fn gt(&self, other: &$right) -> bool {
                    PartialOrd::gt(&**self, &**other)
                }

                #[inline]
                fn ge(&self, other: &$right) -> bool {
                    PartialOrd::ge(&**self, &**other)
                }
            }

            impl<A: ?Sized + Ord> Ord for $own {
                #[inline]
                fn cmp(&self, other: &Self) -> Ordering {
                    Ord::cmp(&**self, &**other)
                }
            }

            impl<A: ?Sized + Eq> Eq for $own {}
        )*
    };
}

order_through_references! { &A, &B, &A; &mut A, &mut B, &mut A; }
