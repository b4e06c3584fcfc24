//! Texts with escapes for what cannot stand in source as it is.

use super::Chars;
use crate::char;
use crate::fmt::{self, Write};
use crate::iter::FusedIterator;

macro_rules! escapes {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub struct $name<'a> {
                /// What is left of the character at hand.
                escape: Option<char::$name>,
                chars: Chars<'a>,
            }

            impl Iterator for $name<'_> {
                type Item = char;

                fn next(&mut self) -> Option<char> {
                    loop {
                        if let Some(c) = self.escape.as_mut().and_then(Iterator::next) {
                            return Some(c);
                        }
                        self.escape = Some(Self::escape(self.chars.next()?));
                    }
                }
            }

            impl FusedIterator for $name<'_> {}

            impl fmt::Display for $name<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    for c in self.clone() {
                        f.write_char(c)?;
                    }
                    Ok(())
                }
            }
        )*
    };
}

escapes! {
    /// A text as `{:?}` writes it.
    EscapeDebug;
    /// A text as Rust source may write it, in ASCII.
    EscapeDefault;
    /// A text as `\u{…}` for each character.
    EscapeUnicode;
}

impl EscapeDebug<'_> {
    fn escape(c: char) -> char::EscapeDebug {
        c.escape_debug_within()
    }
}

impl EscapeDefault<'_> {
    fn escape(c: char) -> char::EscapeDefault {
        c.escape_default()
    }
}

impl EscapeUnicode<'_> {
    fn escape(c: char) -> char::EscapeUnicode {
        c.escape_unicode()
    }
}

impl str {
    /// As `{:?}` writes it, both quotes escaped.
    pub fn escape_debug(&self) -> EscapeDebug<'_> {
        let mut chars = self.chars();
        EscapeDebug { escape: chars.next().map(char::escape_debug), chars }
    }

    /// As Rust source may write it, in ASCII.
    pub fn escape_default(&self) -> EscapeDefault<'_> {
        EscapeDefault { escape: None, chars: self.chars() }
    }

    /// As `\u{…}` for each character.
    pub fn escape_unicode(&self) -> EscapeUnicode<'_> {
        EscapeUnicode { escape: None, chars: self.chars() }
    }
}
