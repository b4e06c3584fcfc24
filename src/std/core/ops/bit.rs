//! Bit operators and `!`. The impls for primitives use the operator itself, which the compiler builds in.

/// The `!` operator.
#[lang = "not"]
pub trait Not {
    /// The type of the result.
    type Output;

    /// Performs `!self`.
    #[must_use]
    fn not(self) -> Self::Output;
}

/// The `&` operator.
#[lang = "bitand"]
#[rustc_on_unimplemented(
    message = "no implementation for `{Self} & {Rhs}`",
    label = "no implementation for `{Self} & {Rhs}`"
)]
pub trait BitAnd<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self & rhs`.
    #[must_use]
    fn bitand(self, rhs: Rhs) -> Self::Output;
}

/// The `&=` operator.
#[lang = "bitand_assign"]
pub trait BitAndAssign<Rhs = Self> {
    /// Performs `*self &= rhs`.
    fn bitand_assign(&mut self, rhs: Rhs);
}

/// The `|` operator.
#[lang = "bitor"]
#[rustc_on_unimplemented(
    message = "no implementation for `{Self} | {Rhs}`",
    label = "no implementation for `{Self} | {Rhs}`"
)]
pub trait BitOr<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self | rhs`.
    #[must_use]
    fn bitor(self, rhs: Rhs) -> Self::Output;
}

/// The `|=` operator.
#[lang = "bitor_assign"]
pub trait BitOrAssign<Rhs = Self> {
    /// Performs `*self |= rhs`.
    fn bitor_assign(&mut self, rhs: Rhs);
}

/// The `^` operator.
#[lang = "bitxor"]
#[rustc_on_unimplemented(
    message = "no implementation for `{Self} ^ {Rhs}`",
    label = "no implementation for `{Self} ^ {Rhs}`"
)]
pub trait BitXor<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self ^ rhs`.
    #[must_use]
    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

/// The `^=` operator.
#[lang = "bitxor_assign"]
pub trait BitXorAssign<Rhs = Self> {
    /// Performs `*self ^= rhs`.
    fn bitxor_assign(&mut self, rhs: Rhs);
}

/// The `<<` operator.
#[lang = "shl"]
#[rustc_on_unimplemented(
    message = "no implementation for `{Self} << {Rhs}`",
    label = "no implementation for `{Self} << {Rhs}`"
)]
pub trait Shl<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self << rhs`.
    #[must_use]
    fn shl(self, rhs: Rhs) -> Self::Output;
}

/// The `<<=` operator.
#[lang = "shl_assign"]
pub trait ShlAssign<Rhs = Self> {
    /// Performs `*self <<= rhs`.
    fn shl_assign(&mut self, rhs: Rhs);
}

/// The `>>` operator.
#[lang = "shr"]
#[rustc_on_unimplemented(
    message = "no implementation for `{Self} >> {Rhs}`",
    label = "no implementation for `{Self} >> {Rhs}`"
)]
pub trait Shr<Rhs = Self> {
    /// The type of the result.
    type Output;

    /// Performs `self >> rhs`.
    #[must_use]
    fn shr(self, rhs: Rhs) -> Self::Output;
}

/// The `>>=` operator.
#[lang = "shr_assign"]
pub trait ShrAssign<Rhs = Self> {
    /// Performs `*self >>= rhs`.
    fn shr_assign(&mut self, rhs: Rhs);
}

macro_rules! not {
    ($($ty:ty)*) => {
        $(
            impl Not for $ty {
                type Output = $ty;

                #[inline]
                fn not(self) -> $ty {
                    !self
                }
            }

            impl<'a> Not for &'a $ty {
                type Output = $ty;

                #[inline]
                fn not(self) -> $ty {
                    !*self
                }
            }
        )*
    };
}

not! { bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

impl Not for ! {
    type Output = !;

    fn not(self) -> ! {
        match self {}
    }
}

/// A bit operator whose two sides have one type.
macro_rules! bits {
    ($trait:ident $method:ident $assign_trait:ident $assign_method:ident $op:tt $assign_op:tt: $($ty:ty)*) => {
        $(shift! { $trait $method $assign_trait $assign_method $op $assign_op: $ty, $ty })*
    };
}

/// An operator on a left and a right type, and on references to them.
macro_rules! shift {
    ($trait:ident $method:ident $assign_trait:ident $assign_method:ident $op:tt $assign_op:tt: $ty:ty, $($rhs:ty),*) => {
        $(
            impl $trait<$rhs> for $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn $method(self, other: $rhs) -> $ty {
                    self $op other
                }
            }

            impl<'a> $trait<$rhs> for &'a $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn $method(self, other: $rhs) -> $ty {
                    *self $op other
                }
            }

            impl<'a> $trait<&'a $rhs> for $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn $method(self, other: &'a $rhs) -> $ty {
                    self $op *other
                }
            }

            impl<'a, 'b> $trait<&'a $rhs> for &'b $ty {
                type Output = $ty;

                #[inline]
                #[track_caller]
                fn $method(self, other: &'a $rhs) -> $ty {
                    *self $op *other
                }
            }

            impl $assign_trait<$rhs> for $ty {
                #[inline]
                #[track_caller]
                fn $assign_method(&mut self, other: $rhs) {
                    *self $assign_op other
                }
            }

            impl<'a> $assign_trait<&'a $rhs> for $ty {
                #[inline]
                #[track_caller]
                fn $assign_method(&mut self, other: &'a $rhs) {
                    *self $assign_op *other
                }
            }
        )*
    };
}

/// Both shifts of each type by each integer type.
macro_rules! shifts {
    ($($ty:ty)*) => {
        $(
            shift! { Shl shl ShlAssign shl_assign << <<=: $ty, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize }
            shift! { Shr shr ShrAssign shr_assign >> >>=: $ty, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize }
        )*
    };
}

bits! { BitAnd bitand BitAndAssign bitand_assign & &=: bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
bits! { BitOr bitor BitOrAssign bitor_assign | |=: bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
bits! { BitXor bitxor BitXorAssign bitxor_assign ^ ^=: bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
shifts! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
