//! Standard output and error. Reading, `Write`, `Read` and `Error` are still to come.

use core::fmt;
use core::intrinsics::glasscrab as machine;

/// A file of the machine as a destination of text.
struct Raw(i32);

impl fmt::Write for Raw {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        // SAFETY: the string is valid.
        unsafe { machine::write(self.0, s.as_ptr(), s.len()) };
        Ok(())
    }
}

/// What `print!` calls.
#[doc(hidden)]
pub fn _print(args: fmt::Arguments<'_>) {
    if fmt::write(&mut Raw(1), args).is_err() {
        panic!("failed printing to stdout: formatter error");
    }
}

/// What `eprint!` calls.
#[doc(hidden)]
pub fn _eprint(args: fmt::Arguments<'_>) {
    if fmt::write(&mut Raw(2), args).is_err() {
        panic!("failed printing to stderr: formatter error");
    }
}
