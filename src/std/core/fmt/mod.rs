//! Formatting: the traits, `Formatter` with its padding, and `write`, which interprets the template of a format string.

mod arguments;
mod builders;
mod float;
mod num;
mod options;
pub mod rt;

pub use arguments::{Arguments, write};
pub use builders::{DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, FromFn, from_fn};
pub use options::FormattingOptions;

/// Where a text stands in a wider field.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// At the left.
    Left,
    /// At the right.
    Right,
    /// In the middle.
    Center,
}

/// What formatting returns.
pub type Result = crate::result::Result<(), Error>;

/// The error of a destination that refused the text.
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("an error occurred when formatting an argument")
    }
}

/// Destinations of text.
pub trait Write {
    /// Takes a string.
    fn write_str(&mut self, s: &str) -> Result;

    /// Takes a character.
    fn write_char(&mut self, c: char) -> Result {
        self.write_str(c.encode_utf8(&mut [0; 4]))
    }

    /// Takes formatted text: what `write!` calls.
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        let mut this = self;
        write(&mut this, args)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result {
        (**self).write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        (**self).write_char(c)
    }

    // The default would make an object of `&mut &mut W`, and that one of `&mut &mut &mut W`, without end.
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        (**self).write_fmt(args)
    }
}

/// A destination with the options of the argument that is being formatted.
pub struct Formatter<'a> {
    options: FormattingOptions,
    buf: &'a mut (dyn Write + 'a),
}

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $(
            $(#[$doc])*
            pub trait $name {
                /// Writes this value to a formatter.
                fn fmt(&self, f: &mut Formatter<'_>) -> Result;
            }
        )*
    };
}

traits! {
    /// `{:?}`: for the programmer.
    #[rustc_diagnostic_item = "Debug"]
    #[rustc_on_unimplemented(
        on(
            crate_local,
            note = "add `#[derive(Debug)]` to `{Self}` or manually `impl {This} for {Self}`"
        ),
        on(
            from_desugaring = "FormatLiteral",
            label = "`{Self}` cannot be formatted using `{{:?}}` because it doesn't implement `{This}`"
        ),
        message = "`{Self}` doesn't implement `{This}`"
    )]
    Debug
    /// `{}`: for the user.
    #[rustc_diagnostic_item = "Display"]
    #[rustc_on_unimplemented(
        on(
            from_desugaring = "FormatLiteral",
            note = "in format strings you may be able to use `{{:?}}` (or {{:#?}} for pretty-print) instead",
            label = "`{Self}` cannot be formatted with the default formatter"
        ),
        message = "`{Self}` doesn't implement `std::fmt::Display`"
    )]
    Display
    /// `{:o}`
    Octal
    /// `{:b}`
    Binary
    /// `{:x}`
    LowerHex
    /// `{:X}`
    UpperHex
    /// `{:p}`: an address.
    #[rustc_diagnostic_item = "Pointer"]
    Pointer
    /// `{:e}`
    LowerExp
    /// `{:E}`
    UpperExp
}

/// The derive macro of `Debug`, apart so that the prelude can name it.
pub(crate) mod macros {
    /// The derive macro of `Debug`.
    #[rustc_builtin_macro]
    pub macro Debug($item:item) {
        /* compiler built-in */
    }
}
pub use macros::Debug;

impl<'a> Formatter<'a> {
    /// A formatter of its own.
    pub const fn new(buf: &'a mut (dyn Write + 'a), options: FormattingOptions) -> Self {
        Formatter { options, buf }
    }

    /// A formatter with the same options that writes elsewhere.
    fn wrap_buf<'b>(&self, buf: &'b mut (dyn Write + 'b)) -> Formatter<'b> {
        Formatter { options: self.options, buf }
    }

    fn padding_before(&self, missing: usize, default: Alignment) -> usize {
        match self.options.align().unwrap_or(default) {
            Alignment::Left => 0,
            Alignment::Right => missing,
            Alignment::Center => missing / 2,
        }
    }

    fn write_fill(&mut self, count: usize) -> Result {
        let fill = self.options.fill();
        for _ in 0..count {
            self.buf.write_char(fill)?;
        }
        Ok(())
    }

    /// Writes the digits of an integer with sign, prefix (if `#` is set) and padding.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, digits: &str) -> Result {
        let sign = if !is_nonnegative {
            "-"
        } else if self.sign_plus() {
            "+"
        } else {
            ""
        };
        let prefix = if self.alternate() { prefix } else { "" };
        let len = sign.len() + prefix.chars().count() + digits.len();
        let missing = (self.options.width().unwrap_or(0) as usize).saturating_sub(len);
        if self.sign_aware_zero_pad() {
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            for _ in 0..missing {
                self.buf.write_char('0')?;
            }
            return self.buf.write_str(digits);
        }
        let before = self.padding_before(missing, Alignment::Right);
        self.write_fill(before)?;
        self.buf.write_str(sign)?;
        self.buf.write_str(prefix)?;
        self.buf.write_str(digits)?;
        self.write_fill(missing - before)
    }

    /// Writes a text, cut to the precision and padded to the width.
    pub fn pad(&mut self, s: &str) -> Result {
        if self.options.width().is_none() && self.options.precision().is_none() {
            return self.buf.write_str(s);
        }
        let mut text = s;
        if let Some(max) = self.options.precision() {
            if let Some((end, _)) = s.char_indices().nth(max as usize) {
                text = &s[..end];
            }
        }
        let Some(width) = self.options.width() else {
            return self.buf.write_str(text);
        };
        let missing = (width as usize).saturating_sub(text.chars().count());
        let before = self.padding_before(missing, Alignment::Left);
        self.write_fill(before)?;
        self.buf.write_str(text)?;
        self.write_fill(missing - before)
    }

    /// Writes a string as it is.
    pub fn write_str(&mut self, data: &str) -> Result {
        self.buf.write_str(data)
    }

    /// Writes formatted text: what `write!(f, …)` calls.
    pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {
        if let Some(s) = fmt.as_str() { self.buf.write_str(s) } else { write(self.buf, fmt) }
    }

    /// The flags: `+`, `-`, `#`, `0`, `x?` and `X?`, a bit each.
    #[deprecated]
    pub fn flags(&self) -> u32 {
        self.options.flags()
    }

    /// The character that fills the field.
    pub fn fill(&self) -> char {
        self.options.fill()
    }

    /// The alignment, if one was asked for.
    pub fn align(&self) -> Option<Alignment> {
        self.options.align()
    }

    /// The width, if one was asked for.
    pub fn width(&self) -> Option<usize> {
        self.options.width().map(|width| width as usize)
    }

    /// The precision, if one was asked for.
    pub fn precision(&self) -> Option<usize> {
        self.options.precision().map(|precision| precision as usize)
    }

    /// Whether `+` was given.
    pub fn sign_plus(&self) -> bool {
        self.options.has(options::SIGN_PLUS)
    }

    /// Whether `-` was given.
    pub fn sign_minus(&self) -> bool {
        self.options.has(options::SIGN_MINUS)
    }

    /// Whether `#` was given.
    pub fn alternate(&self) -> bool {
        self.options.has(options::ALTERNATE)
    }

    /// Whether `0` was given.
    pub fn sign_aware_zero_pad(&self) -> bool {
        self.options.has(options::ZERO_PAD)
    }

    fn debug_lower_hex(&self) -> bool {
        self.options.has(options::DEBUG_LOWER_HEX)
    }

    fn debug_upper_hex(&self) -> bool {
        self.options.has(options::DEBUG_UPPER_HEX)
    }

    /// Begins a struct.
    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        builders::debug_struct_new(self, name)
    }

    /// Begins a tuple.
    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        builders::debug_tuple_new(self, name)
    }

    /// Begins a list.
    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        builders::debug_list_new(self)
    }

    /// Begins a set.
    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        builders::debug_set_new(self)
    }

    /// Begins a map.
    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        builders::debug_map_new(self)
    }

    /// A struct with one field: what `derive(Debug)` calls.
    #[doc(hidden)]
    pub fn debug_struct_field1_finish<'b>(&'b mut self, name: &str, name1: &str, value1: &dyn Debug) -> Result {
        self.debug_struct_fields_finish(name, &[name1], &[value1])
    }

    /// A struct with two fields.
    #[doc(hidden)]
    pub fn debug_struct_field2_finish<'b>(
        &'b mut self,
        name: &str,
        name1: &str,
        value1: &dyn Debug,
        name2: &str,
        value2: &dyn Debug,
    ) -> Result {
        self.debug_struct_fields_finish(name, &[name1, name2], &[value1, value2])
    }

    /// A struct with three fields.
    #[doc(hidden)]
    pub fn debug_struct_field3_finish<'b>(
        &'b mut self,
        name: &str,
        name1: &str,
        value1: &dyn Debug,
        name2: &str,
        value2: &dyn Debug,
        name3: &str,
        value3: &dyn Debug,
    ) -> Result {
        self.debug_struct_fields_finish(name, &[name1, name2, name3], &[value1, value2, value3])
    }

    /// A struct with four fields.
    #[doc(hidden)]
    pub fn debug_struct_field4_finish<'b>(
        &'b mut self,
        name: &str,
        name1: &str,
        value1: &dyn Debug,
        name2: &str,
        value2: &dyn Debug,
        name3: &str,
        value3: &dyn Debug,
        name4: &str,
        value4: &dyn Debug,
    ) -> Result {
        self.debug_struct_fields_finish(name, &[name1, name2, name3, name4], &[value1, value2, value3, value4])
    }

    /// A struct with five fields.
    #[doc(hidden)]
    pub fn debug_struct_field5_finish<'b>(
        &'b mut self,
        name: &str,
        name1: &str,
        value1: &dyn Debug,
        name2: &str,
        value2: &dyn Debug,
        name3: &str,
        value3: &dyn Debug,
        name4: &str,
        value4: &dyn Debug,
        name5: &str,
        value5: &dyn Debug,
    ) -> Result {
        self.debug_struct_fields_finish(
            name,
            &[name1, name2, name3, name4, name5],
            &[value1, value2, value3, value4, value5],
        )
    }

    /// A struct with any number of fields.
    #[doc(hidden)]
    pub fn debug_struct_fields_finish<'b>(&'b mut self, name: &str, names: &[&str], values: &[&dyn Debug]) -> Result {
        let mut builder = self.debug_struct(name);
        let mut i = 0;
        while i < names.len() {
            builder.field(names[i], values[i]);
            i += 1;
        }
        builder.finish()
    }

    /// A tuple with one field.
    #[doc(hidden)]
    pub fn debug_tuple_field1_finish<'b>(&'b mut self, name: &str, value1: &dyn Debug) -> Result {
        self.debug_tuple_fields_finish(name, &[value1])
    }

    /// A tuple with two fields.
    #[doc(hidden)]
    pub fn debug_tuple_field2_finish<'b>(&'b mut self, name: &str, value1: &dyn Debug, value2: &dyn Debug) -> Result {
        self.debug_tuple_fields_finish(name, &[value1, value2])
    }

    /// A tuple with three fields.
    #[doc(hidden)]
    pub fn debug_tuple_field3_finish<'b>(
        &'b mut self,
        name: &str,
        value1: &dyn Debug,
        value2: &dyn Debug,
        value3: &dyn Debug,
    ) -> Result {
        self.debug_tuple_fields_finish(name, &[value1, value2, value3])
    }

    /// A tuple with four fields.
    #[doc(hidden)]
    pub fn debug_tuple_field4_finish<'b>(
        &'b mut self,
        name: &str,
        value1: &dyn Debug,
        value2: &dyn Debug,
        value3: &dyn Debug,
        value4: &dyn Debug,
    ) -> Result {
        self.debug_tuple_fields_finish(name, &[value1, value2, value3, value4])
    }

    /// A tuple with five fields.
    #[doc(hidden)]
    pub fn debug_tuple_field5_finish<'b>(
        &'b mut self,
        name: &str,
        value1: &dyn Debug,
        value2: &dyn Debug,
        value3: &dyn Debug,
        value4: &dyn Debug,
        value5: &dyn Debug,
    ) -> Result {
        self.debug_tuple_fields_finish(name, &[value1, value2, value3, value4, value5])
    }

    /// A tuple with any number of fields.
    #[doc(hidden)]
    pub fn debug_tuple_fields_finish<'b>(&'b mut self, name: &str, values: &[&dyn Debug]) -> Result {
        let mut builder = self.debug_tuple(name);
        for value in values {
            builder.field(*value);
        }
        builder.finish()
    }
}

impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        self.buf.write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        self.buf.write_char(c)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        write(self.buf, args)
    }
}

macro_rules! through_references {
    ($($trait:ident)*) => {
        $(
            impl<T: ?Sized + $trait> $trait for &T {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    $trait::fmt(&**self, f)
                }
            }

            impl<T: ?Sized + $trait> $trait for &mut T {
                fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                    $trait::fmt(&**self, f)
                }
            }
        )*
    };
}

through_references! { Debug Display Octal Binary LowerHex UpperHex LowerExp UpperExp }

impl Debug for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Display for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }
}

impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('"')?;
        for c in self.chars() {
            if c == '\'' {
                f.write_char(c)?;
            } else {
                c.write_escaped(f)?;
            }
        }
        f.write_char('"')
    }
}

impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self)
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('\'')?;
        if *self == '"' {
            f.write_char('"')?;
        } else {
            self.write_escaped(f)?;
        }
        f.write_char('\'')
    }
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.options.width().is_none() && f.options.precision().is_none() {
            f.write_char(*self)
        } else {
            f.pad(self.encode_utf8(&mut [0; 4]))
        }
    }
}

impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("()")
    }
}

impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

macro_rules! tuples {
    ($($($T:ident $i:tt)+;)*) => {
        $(impl<$($T: Debug),+> Debug for ($($T,)+) {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut builder = f.debug_tuple("");
                $(builder.field(&self.$i);)+
                builder.finish()
            }
        })*
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

/// Writes an address as `{:p}` does: in hexadecimal with a prefix, and with `#` in full width.
pub(crate) fn pointer_fmt_inner(addr: usize, f: &mut Formatter<'_>) -> Result {
    let old = f.options;
    if f.alternate() {
        f.options.set(options::ZERO_PAD);
        if f.options.width().is_none() {
            f.options.set_width(18);
        }
    }
    f.options.set(options::ALTERNATE);
    let result = LowerHex::fmt(&addr, f);
    f.options = old;
    result
}

impl<T: ?Sized> Pointer for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer_fmt_inner(self.addr(), f)
    }
}

impl<T: ?Sized> Pointer for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        pointer_fmt_inner(self.addr(), f)
    }
}

impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(*self as *const T), f)
    }
}

impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(&**self as *const T), f)
    }
}

impl<T: ?Sized> Debug for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}

impl<T: ?Sized> Debug for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}
