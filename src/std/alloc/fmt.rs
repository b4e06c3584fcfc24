//! Formatting into strings, and what programs use of `core::fmt`.

use crate::string::String;

pub use core::fmt::{
    Alignment, Arguments, Binary, Debug, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, Display, Error, Formatter,
    FormattingOptions, FromFn, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex, Write, from_fn, write,
};

/// Formatted text as a `String`.
#[must_use]
pub fn format(args: Arguments<'_>) -> String {
    match args.as_str() {
        Some(s) => String::from(s),
        None => {
            let mut output = String::with_capacity(args.estimated_capacity());
            output.write_fmt(args).expect("a formatting trait implementation returned an error when the underlying stream did not");
            output
        }
    }
}
