//! `Arguments`, what `format_args!` makes, and `write`, which reads its template.

use super::{Debug, Display, Formatter, FormattingOptions, Result, Write, rt};
use crate::mem::transmute;
use crate::ptr::NonNull;
use crate::{slice, str};

/// A format string with references to its arguments: what `format_args!` makes.
///
/// Text without arguments: `template` points to it, and `args` is its length, shifted by one, with the lowest bit set. Else `args`
/// points to the arguments (aligned, so that bit is clear), and `template` to these parts, the last one a zero byte:
/// - text: a byte with its length up to 127, or 0x80 and the length in two bytes; then its bytes;
/// - a placeholder: 0xC0 with, from the lowest bit, whether flags (4 bytes), width, precision and index of the argument (2 bytes
///   each) follow, and whether width and precision are indices. Without an index the argument after the last one is shown.
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> {
    template: NonNull<u8>,
    args: NonNull<rt::Argument<'a>>,
}

#[rustc_diagnostic_item = "FmtArgumentsNew"]
impl<'a> Arguments<'a> {
    /// A template with its arguments.
    ///
    /// # Safety
    /// The template must be as described above, for these arguments.
    #[inline]
    pub unsafe fn new<const N: usize, const M: usize>(
        template: &'a [u8; N],
        args: &'a [rt::Argument<'a>; M],
    ) -> Arguments<'a> {
        // SAFETY: references as pointers that are never null; no function but this one is made for each length.
        unsafe { Arguments { template: transmute(template), args: transmute(args) } }
    }

    /// Text whose arguments the compiler put in.
    #[inline]
    pub fn from_str_nonconst(s: &'static str) -> Arguments<'a> {
        Arguments::from_str(s)
    }
}

impl<'a> Arguments<'a> {
    /// Text without arguments.
    #[inline]
    pub const fn from_str(s: &'static str) -> Arguments<'a> {
        // SAFETY: both are never null, and `as_str` alone reads `args`.
        unsafe { Arguments { template: transmute(s.as_ptr()), args: transmute(s.len() << 1 | 1) } }
    }

    /// The text, if there is nothing to format.
    #[inline]
    pub const fn as_str(&self) -> Option<&'static str> {
        // SAFETY: a number or a pointer.
        let bits: usize = unsafe { transmute(self.args) };
        if bits & 1 == 0 {
            return None;
        }
        // SAFETY: the lowest bit says that these are a string's.
        Some(unsafe { str::from_utf8_unchecked(slice::from_raw_parts(self.template.as_ptr(), bits >> 1)) })
    }

    /// About how long the text will be.
    #[doc(hidden)]
    pub fn estimated_capacity(&self) -> usize {
        if let Some(s) = self.as_str() {
            return s.len();
        }
        let mut template = Template(self.template.as_ptr());
        let mut length = 0;
        let mut starts_with_placeholder = false;
        loop {
            // SAFETY: the template is valid.
            let n = unsafe { template.byte() };
            if n == 0 {
                break;
            } else if n < PLACEHOLDER {
                // SAFETY: as above.
                length += unsafe { template.text(n) }.len();
            } else {
                starts_with_placeholder |= length == 0;
                template.skip_options(n);
            }
        }
        if starts_with_placeholder && length < 16 { 0 } else { length.wrapping_mul(2) }
    }
}

impl !Send for Arguments<'_> {}
impl !Sync for Arguments<'_> {}

impl Debug for Arguments<'_> {
    fn fmt(&self, fmt: &mut Formatter<'_>) -> Result {
        Display::fmt(self, fmt)
    }
}

impl Display for Arguments<'_> {
    fn fmt(&self, fmt: &mut Formatter<'_>) -> Result {
        write(fmt.buf, *self)
    }
}

/// Writes text and formatted arguments to a destination.
pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {
    if let Some(s) = args.as_str() {
        return output.write_str(s);
    }
    let mut template = Template(args.template.as_ptr());
    let mut next = 0;
    loop {
        // SAFETY: the template is valid.
        let n = unsafe { template.byte() };
        if n == 0 {
            return Ok(());
        }
        if n < PLACEHOLDER {
            // SAFETY: as above.
            output.write_str(unsafe { template.text(n) })?;
            continue;
        }
        let mut options = FormattingOptions::new();
        if n != PLACEHOLDER {
            // SAFETY: as above, for these arguments.
            next = unsafe { template.options(n, args.args.as_ptr(), next, &mut options) };
        }
        // SAFETY: a template names existing arguments, and shows no counts.
        unsafe { (*args.args.as_ptr().add(next)).fmt(&mut Formatter { options, buf: output })? };
        next += 1;
    }
}

/// The first byte of a placeholder without options.
const PLACEHOLDER: u8 = 0xC0;

/// A template from the next part on.
struct Template(*const u8);

impl Template {
    unsafe fn byte(&mut self) -> u8 {
        // SAFETY: what the caller promises.
        unsafe {
            let byte = *self.0;
            self.0 = self.0.add(1);
            byte
        }
    }

    unsafe fn number(&mut self) -> u16 {
        // SAFETY: what the caller promises.
        unsafe { self.byte() as u16 | (self.byte() as u16) << 8 }
    }

    /// The text that begins with `n`.
    unsafe fn text(&mut self, n: u8) -> &'static str {
        // SAFETY: what the caller promises. No text lives longer than the template, which is a constant.
        unsafe {
            let len = if n < 0x80 { n as usize } else { self.number() as usize };
            let start = self.0;
            self.0 = start.add(len);
            str::from_utf8_unchecked(slice::from_raw_parts(start, len))
        }
    }

    /// The options of the placeholder that begins with `n`; the argument that it shows.
    unsafe fn options(
        &mut self,
        n: u8,
        args: *const rt::Argument<'_>,
        next: usize,
        options: &mut FormattingOptions,
    ) -> usize {
        // SAFETY: what the caller promises.
        unsafe {
            if n & 1 != 0 {
                options.flags = self.number() as u32 | (self.number() as u32) << 16;
            }
            if n & 2 != 0 {
                options.width = self.count(n & 16 != 0, args);
            }
            if n & 4 != 0 {
                options.precision = self.count(n & 32 != 0, args);
            }
            if n & 8 != 0 { self.number() as usize } else { next }
        }
    }

    /// A number, or that of the argument with this number.
    unsafe fn count(&mut self, is_argument: bool, args: *const rt::Argument<'_>) -> u16 {
        // SAFETY: what the caller promises.
        unsafe {
            let number = self.number();
            if is_argument { (*args.add(number as usize)).as_u16().unwrap_unchecked() } else { number }
        }
    }

    fn skip_options(&mut self, n: u8) {
        let fields = (n & 1) * 4 + (n >> 1 & 1) * 2 + (n >> 2 & 1) * 2 + (n >> 3 & 1) * 2;
        // SAFETY: they are part of the template.
        self.0 = unsafe { self.0.add(fields as usize) };
    }
}
