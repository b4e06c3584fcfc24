//! Arithmetic operators. The impls for primitives use the operator itself, which the compiler builds in.

/// The `+` operator.
#[lang = "add"]
#[doc(alias = "+")]
#[rustc_on_unimplemented(
    on(
        all(Self = "{integer}", Rhs = "{float}"),
        message = "cannot add a float to an integer"
    ),
    on(
        all(Self = "{float}", Rhs = "{integer}"),
        message = "cannot add an integer to a float"
    ),
    message = "cannot add `{Rhs}` to `{Self}`",
    label = "no implementation for `{Self} + {Rhs}`"
)]
pub trait Add<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self + rhs`.
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn add(self, rhs: Rhs) -> Self::Output;
}

/// The `+=` operator.
#[lang = "add_assign"]
#[rustc_on_unimplemented(
    message = "cannot add-assign `{Rhs}` to `{Self}`",
    label = "no implementation for `{Self} += {Rhs}`"
)]
pub trait AddAssign<Rhs = Self> {
    /// Performs `*self += rhs`.
    fn add_assign(&mut self, rhs: Rhs);
}

/// The `-` operator.
#[lang = "sub"]
#[doc(alias = "-")]
#[rustc_on_unimplemented(
    message = "cannot subtract `{Rhs}` from `{Self}`",
    label = "no implementation for `{Self} - {Rhs}`"
)]
pub trait Sub<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self - rhs`.
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn sub(self, rhs: Rhs) -> Self::Output;
}

/// The `-=` operator.
#[lang = "sub_assign"]
#[rustc_on_unimplemented(
    message = "cannot subtract-assign `{Rhs}` from `{Self}`",
    label = "no implementation for `{Self} -= {Rhs}`"
)]
pub trait SubAssign<Rhs = Self> {
    /// Performs `*self -= rhs`.
    fn sub_assign(&mut self, rhs: Rhs);
}

/// The `*` operator.
#[lang = "mul"]
#[doc(alias = "*")]
#[rustc_on_unimplemented(
    message = "cannot multiply `{Self}` by `{Rhs}`",
    label = "no implementation for `{Self} * {Rhs}`"
)]
pub trait Mul<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self * rhs`.
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn mul(self, rhs: Rhs) -> Self::Output;
}

/// The `*=` operator.
#[lang = "mul_assign"]
#[rustc_on_unimplemented(
    message = "cannot multiply-assign `{Self}` by `{Rhs}`",
    label = "no implementation for `{Self} *= {Rhs}`"
)]
pub trait MulAssign<Rhs = Self> {
    /// Performs `*self *= rhs`.
    fn mul_assign(&mut self, rhs: Rhs);
}

/// The `/` operator.
#[lang = "div"]
#[doc(alias = "/")]
#[rustc_on_unimplemented(
    message = "cannot divide `{Self}` by `{Rhs}`",
    label = "no implementation for `{Self} / {Rhs}`"
)]
pub trait Div<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self / rhs`.
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn div(self, rhs: Rhs) -> Self::Output;
}

/// The `/=` operator.
#[lang = "div_assign"]
#[rustc_on_unimplemented(
    message = "cannot divide-assign `{Self}` by `{Rhs}`",
    label = "no implementation for `{Self} /= {Rhs}`"
)]
pub trait DivAssign<Rhs = Self> {
    /// Performs `*self /= rhs`.
    fn div_assign(&mut self, rhs: Rhs);
}

/// The `%` operator.
#[lang = "rem"]
#[doc(alias = "%")]
#[rustc_on_unimplemented(
    message = "cannot calculate the remainder of `{Self}` divided by `{Rhs}`",
    label = "no implementation for `{Self} % {Rhs}`"
)]
pub trait Rem<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self % rhs`.
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn rem(self, rhs: Rhs) -> Self::Output;
}

/// The `%=` operator.
#[lang = "rem_assign"]
#[rustc_on_unimplemented(
    message = "cannot calculate and assign the remainder of `{Self}` divided by `{Rhs}`",
    label = "no implementation for `{Self} %= {Rhs}`"
)]
pub trait RemAssign<Rhs = Self> {
    /// Performs `*self %= rhs`.
    fn rem_assign(&mut self, rhs: Rhs);
}

/// The unary `-` operator.
#[lang = "neg"]
pub trait Neg {
    /// The type of the result.
    type Output;

    /// Performs `-self`.
    #[must_use = "this returns the result of the operation, without modifying the original"]
    fn neg(self) -> Self::Output;
}

/// A binary operator on values and on references to them, and its assigning form.
macro_rules! binary {
    ($trait:ident $method:ident $assign_trait:ident $assign_method:ident $op:tt $assign_op:tt: $($ty:ty)*) => {
        $(
            impl $trait for $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn $method(self, other: $ty) -> $ty {
                    self $op other
                }
            }

            impl<'a> $trait<$ty> for &'a $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn $method(self, other: $ty) -> $ty {
                    *self $op other
                }
            }

            impl<'a> $trait<&'a $ty> for $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn $method(self, other: &'a $ty) -> $ty {
                    self $op *other
                }
            }

            impl<'a, 'b> $trait<&'a $ty> for &'b $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn $method(self, other: &'a $ty) -> $ty {
                    *self $op *other
                }
            }

            impl $assign_trait for $ty {
                #[inline]
                #[track_caller]
                fn $assign_method(&mut self, other: $ty) {
                    *self $assign_op other
                }
            }

            impl<'a> $assign_trait<&'a $ty> for $ty {
                #[inline]
                #[track_caller]
                fn $assign_method(&mut self, other: &'a $ty) {
                    *self $assign_op *other
                }
            }
        )*
    };
}

binary! { Add add AddAssign add_assign + +=: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { Sub sub SubAssign sub_assign - -=: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { Mul mul MulAssign mul_assign * *=: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { Div div DivAssign div_assign / /=: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }
binary! { Rem rem RemAssign rem_assign % %=: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }

macro_rules! neg {
    ($($ty:ty)*) => {
        $(
            impl Neg for $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn neg(self) -> $ty {
                    -self
                }
            }

            impl<'a> Neg for &'a $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn neg(self) -> $ty {
                    -*self
                }
            }
        )*
    };
}

neg! { i8 i16 i32 i64 i128 isize f32 f64 }
