//! The builders of `{:?}`: structs, tuples, lists, sets and maps, on one line or (with `#`) on many.

use super::{Debug, Display, Formatter, Result, Write};

/// A destination that indents what passes through it.
struct PadAdapter<'buf, 'state> {
    buf: &'buf mut (dyn Write + 'buf),
    on_newline: &'state mut bool,
}

impl Write for PadAdapter<'_, '_> {
    fn write_str(&mut self, s: &str) -> Result {
        for line in s.split_inclusive('\n') {
            if *self.on_newline {
                self.buf.write_str("    ")?;
            }
            *self.on_newline = line.ends_with('\n');
            self.buf.write_str(line)?;
        }
        Ok(())
    }
}

/// Writes one indented entry of the many-line form, with the comma behind it.
fn write_indented(fmt: &mut Formatter<'_>, value: &dyn Debug) -> Result {
    let mut on_newline = true;
    let options = fmt.options;
    let mut adapter = PadAdapter { buf: &mut *fmt.buf, on_newline: &mut on_newline };
    let mut inner = Formatter { options, buf: &mut adapter };
    value.fmt(&mut inner)?;
    inner.write_str(",\n")
}

/// Builds a struct.
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugStruct<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

pub(super) fn debug_struct_new<'a, 'b>(fmt: &'a mut Formatter<'b>, name: &str) -> DebugStruct<'a, 'b> {
    let result = fmt.write_str(name);
    DebugStruct { fmt, result, has_fields: false }
}

impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    /// Adds a field.
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(name, value);
        }
        self.has_fields = true;
        self
    }

    fn write_field(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            let mut on_newline = true;
            let options = self.fmt.options;
            let mut adapter = PadAdapter { buf: &mut *self.fmt.buf, on_newline: &mut on_newline };
            let mut inner = Formatter { options, buf: &mut adapter };
            inner.write_str(name)?;
            inner.write_str(": ")?;
            value.fmt(&mut inner)?;
            return inner.write_str(",\n");
        }
        self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
        self.fmt.write_str(name)?;
        self.fmt.write_str(": ")?;
        value.fmt(self.fmt)
    }

    /// Ends the struct and says that there are more fields.
    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            let alternate = self.fmt.alternate();
            self.result = match (self.has_fields, alternate) {
                (true, true) => self.fmt.write_str("    ..\n}"),
                (true, false) => self.fmt.write_str(", .. }"),
                (false, _) => self.fmt.write_str(" { .. }"),
            };
        }
        self.result
    }

    /// Ends the struct.
    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() {
            self.result = if self.fmt.alternate() { self.fmt.write_str("}") } else { self.fmt.write_str(" }") };
        }
        self.result
    }
}

/// Builds a tuple.
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugTuple<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}

pub(super) fn debug_tuple_new<'a, 'b>(fmt: &'a mut Formatter<'b>, name: &str) -> DebugTuple<'a, 'b> {
    let result = fmt.write_str(name);
    DebugTuple { fmt, result, fields: 0, empty_name: name.is_empty() }
}

impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    /// Adds a field.
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(value);
        }
        self.fields += 1;
        self
    }

    fn write_field(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            return write_indented(self.fmt, value);
        }
        self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
        value.fmt(self.fmt)
    }

    /// Ends the tuple and says that there are more fields.
    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            let alternate = self.fmt.alternate();
            self.result = match (self.fields > 0, alternate) {
                (true, true) => self.fmt.write_str("    ..\n)"),
                (true, false) => self.fmt.write_str(", ..)"),
                (false, _) => self.fmt.write_str("(..)"),
            };
        }
        self.result
    }

    /// Ends the tuple.
    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            if self.fields == 1 && self.empty_name && !self.fmt.alternate() {
                self.result = self.fmt.write_str(",");
            }
            if self.result.is_ok() {
                self.result = self.fmt.write_str(")");
            }
        }
        self.result
    }
}

/// What lists and sets share.
struct DebugInner<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> DebugInner<'a, 'b> {
    fn entry(&mut self, entry: &dyn Debug) {
        if self.result.is_ok() {
            self.result = self.write_entry(entry);
        }
        self.has_fields = true;
    }

    fn write_entry(&mut self, entry: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            return write_indented(self.fmt, entry);
        }
        if self.has_fields {
            self.fmt.write_str(", ")?;
        }
        entry.fmt(self.fmt)
    }

    fn finish(&mut self, end: &str) -> Result {
        if self.result.is_ok() {
            self.result = self.fmt.write_str(end);
        }
        self.result
    }

    fn finish_non_exhaustive(&mut self, end: &str) -> Result {
        if self.result.is_ok() {
            let alternate = self.fmt.alternate();
            self.result = self.fmt.write_str(match (self.has_fields, alternate) {
                (true, true) => "    ..\n",
                (true, false) => ", ..",
                (false, _) => "..",
            });
        }
        self.finish(end)
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident $new:ident $open:literal $close:literal;)*) => {
        $(
            $(#[$doc])*
            #[must_use = "must eventually call `finish()` on Debug builders"]
            pub struct $name<'a, 'b: 'a> {
                inner: DebugInner<'a, 'b>,
            }

            pub(super) fn $new<'a, 'b>(fmt: &'a mut Formatter<'b>) -> $name<'a, 'b> {
                let result = fmt.write_str($open);
                $name { inner: DebugInner { fmt, result, has_fields: false } }
            }

            impl<'a, 'b: 'a> $name<'a, 'b> {
                /// Adds an entry.
                pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
                    self.inner.entry(entry);
                    self
                }

                /// Adds entries.
                pub fn entries<D, I>(&mut self, entries: I) -> &mut Self
                where
                    D: Debug,
                    I: IntoIterator<Item = D>,
                {
                    for entry in entries {
                        self.entry(&entry);
                    }
                    self
                }

                /// Ends it.
                pub fn finish(&mut self) -> Result {
                    self.inner.finish($close)
                }

                /// Ends it and says that there are more entries.
                pub fn finish_non_exhaustive(&mut self) -> Result {
                    self.inner.finish_non_exhaustive($close)
                }
            }
        )*
    };
}

lists! {
    /// Builds a set.
    DebugSet debug_set_new "{" "}";
    /// Builds a list.
    DebugList debug_list_new "[" "]";
}

/// Builds a map.
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugMap<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
    has_key: bool,
    /// Whether the next character of the many-line form begins a line: kept from key to value.
    on_newline: bool,
}

pub(super) fn debug_map_new<'a, 'b>(fmt: &'a mut Formatter<'b>) -> DebugMap<'a, 'b> {
    let result = fmt.write_str("{");
    DebugMap { fmt, result, has_fields: false, has_key: false, on_newline: true }
}

impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    /// Ends a map of which not all entries are shown.
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        if self.has_key {
            panic!("attempted to finish a map with a partial entry");
        }
        self.result = match (self.has_fields, self.fmt.alternate()) {
            (false, _) => self.fmt.write_str("..}"),
            (true, false) => self.fmt.write_str(", ..}"),
            (true, true) => {
                let mut on_newline = true;
                let mut adapter = PadAdapter { buf: &mut *self.fmt.buf, on_newline: &mut on_newline };
                adapter.write_str("..\n")?;
                self.fmt.write_str("}")
            }
        };
        self.result
    }

    /// Adds an entry.
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {
        self.key(key).value(value)
    }

    /// Adds the key of an entry.
    pub fn key(&mut self, key: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_key(key);
        }
        self
    }

    fn write_key(&mut self, key: &dyn Debug) -> Result {
        if self.has_key {
            panic!("attempted to begin a new map entry without completing the previous one");
        }
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            self.on_newline = true;
            let options = self.fmt.options;
            let mut adapter = PadAdapter { buf: &mut *self.fmt.buf, on_newline: &mut self.on_newline };
            let mut inner = Formatter { options, buf: &mut adapter };
            key.fmt(&mut inner)?;
            inner.write_str(": ")?;
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            key.fmt(self.fmt)?;
            self.fmt.write_str(": ")?;
        }
        self.has_key = true;
        Ok(())
    }

    /// Adds the value of an entry.
    pub fn value(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_value(value);
        }
        self.has_fields = true;
        self
    }

    fn write_value(&mut self, value: &dyn Debug) -> Result {
        if !self.has_key {
            panic!("attempted to format a map value before its key");
        }
        if self.fmt.alternate() {
            let options = self.fmt.options;
            let mut adapter = PadAdapter { buf: &mut *self.fmt.buf, on_newline: &mut self.on_newline };
            let mut inner = Formatter { options, buf: &mut adapter };
            value.fmt(&mut inner)?;
            inner.write_str(",\n")?;
        } else {
            value.fmt(self.fmt)?;
        }
        self.has_key = false;
        Ok(())
    }

    /// Adds entries.
    pub fn entries<K, V, I>(&mut self, entries: I) -> &mut Self
    where
        K: Debug,
        V: Debug,
        I: IntoIterator<Item = (K, V)>,
    {
        for (k, v) in entries {
            self.entry(&k, &v);
        }
        self
    }

    /// Ends the map.
    pub fn finish(&mut self) -> Result {
        if self.result.is_ok() {
            if self.has_key {
                panic!("attempted to finish a map with a partial entry");
            }
            self.result = self.fmt.write_str("}");
        }
        self.result
    }
}

/// A value whose formatting is a closure.
pub struct FromFn<F>(F);

/// A value whose formatting is `f`.
pub const fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> {
    FromFn(f)
}

impl<F: Fn(&mut Formatter<'_>) -> Result> Debug for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}

impl<F: Fn(&mut Formatter<'_>) -> Result> Display for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}
