//! The arguments of a `fmt::Arguments`: what the compiler makes of each placeholder, width and precision.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex};
use crate::hint::unreachable_unchecked;
use crate::marker::PhantomData;
use crate::mem::transmute;
use crate::ptr::NonNull;

/// A reference to a value, whose type is forgotten, with the function that formats it; or a width or precision.
#[derive(Copy, Clone)]
enum ArgumentType<'a> {
    Placeholder {
        value: NonNull<()>,
        formatter: unsafe fn(NonNull<()>, &mut Formatter<'_>) -> Result,
        _lifetime: PhantomData<&'a ()>,
    },
    Count(u16),
}

/// One argument of `format_args!`.
#[lang = "format_argument"]
#[derive(Copy, Clone)]
#[repr(align(2))] // The lowest bit of a pointer to one is clear, which `Arguments` relies on.
pub struct Argument<'a> {
    ty: ArgumentType<'a>,
}

impl Argument<'_> {
    #[inline]
    const fn new<'a, T>(x: &'a T, f: fn(&T, &mut Formatter<'_>) -> Result) -> Argument<'a> {
        Argument {
            ty: ArgumentType::Placeholder {
                value: NonNull::from_ref(x).cast(),
                // SAFETY: the function is called with this value only; a reference is passed as a `NonNull`.
                formatter: unsafe {
                    transmute::<
                        fn(&T, &mut Formatter<'_>) -> Result,
                        unsafe fn(NonNull<()>, &mut Formatter<'_>) -> Result,
                    >(f)
                },
                _lifetime: PhantomData,
            },
        }
    }

    /// `{}`
    #[inline]
    pub const fn new_display<T: Display>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as Display>::fmt)
    }

    /// `{:?}`
    #[inline]
    pub const fn new_debug<T: Debug>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as Debug>::fmt)
    }

    /// `{:o}`
    #[inline]
    pub const fn new_octal<T: Octal>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as Octal>::fmt)
    }

    /// `{:x}`
    #[inline]
    pub const fn new_lower_hex<T: LowerHex>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as LowerHex>::fmt)
    }

    /// `{:X}`
    #[inline]
    pub const fn new_upper_hex<T: UpperHex>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as UpperHex>::fmt)
    }

    /// `{:p}`
    #[inline]
    pub const fn new_pointer<T: Pointer>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as Pointer>::fmt)
    }

    /// `{:b}`
    #[inline]
    pub const fn new_binary<T: Binary>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as Binary>::fmt)
    }

    /// `{:e}`
    #[inline]
    pub const fn new_lower_exp<T: LowerExp>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as LowerExp>::fmt)
    }

    /// `{:E}`
    #[inline]
    pub const fn new_upper_exp<T: UpperExp>(x: &T) -> Argument<'_> {
        Argument::new(x, <T as UpperExp>::fmt)
    }

    /// A width or precision.
    #[inline]
    #[track_caller]
    pub const fn from_usize(x: &usize) -> Argument<'_> {
        if *x > u16::MAX as usize {
            crate::panicking::panic("Formatting argument out of range");
        }
        Argument { ty: ArgumentType::Count(*x as u16) }
    }

    /// Formats the value.
    ///
    /// # Safety
    /// This must be no width or precision.
    #[inline]
    pub(super) unsafe fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.ty {
            // SAFETY: made from a reference to the type that the function takes.
            ArgumentType::Placeholder { formatter, value, .. } => unsafe { formatter(value, f) },
            // SAFETY: what the caller promises.
            ArgumentType::Count(_) => unsafe { unreachable_unchecked() },
        }
    }

    /// The width or precision.
    #[inline]
    pub(super) const fn as_u16(&self) -> Option<u16> {
        match self.ty {
            ArgumentType::Count(count) => Some(count),
            ArgumentType::Placeholder { .. } => None,
        }
    }
}
