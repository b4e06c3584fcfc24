//! The end of the program: exit codes, `exit` and `abort`. Other processes cannot be started.

use crate::fmt;
use core::intrinsics::glasscrab as machine;

/// The status that a program reports when `main` returns it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExitCode(u8);

impl ExitCode {
    /// All went well: 0.
    pub const SUCCESS: ExitCode = ExitCode(0);
    /// Something failed: 1.
    pub const FAILURE: ExitCode = ExitCode(1);

    /// The number.
    #[doc(hidden)]
    pub const fn to_i32(self) -> i32 {
        self.0 as i32
    }

    /// Ends the program with this status.
    #[doc(hidden)]
    pub fn exit_process(self) -> ! {
        exit(self.to_i32())
    }
}

impl From<u8> for ExitCode {
    fn from(code: u8) -> Self {
        ExitCode(code)
    }
}

/// What `main` may return.
#[lang = "termination"]
#[rustc_on_unimplemented(on(
    cause = "MainFunctionType",
    message = "`main` has invalid return type `{Self}`",
    label = "`main` can only return types that implement `{This}`"
))]
pub trait Termination {
    /// The status for the system; errors are printed here.
    #[must_use]
    fn report(self) -> ExitCode;
}

impl Termination for () {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl Termination for ! {
    fn report(self) -> ExitCode {
        self
    }
}

impl Termination for core::convert::Infallible {
    fn report(self) -> ExitCode {
        match self {}
    }
}

impl Termination for ExitCode {
    fn report(self) -> ExitCode {
        self
    }
}

impl<T: Termination, E: fmt::Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(val) => val.report(),
            Err(err) => {
                crate::eprintln!("Error: {err:?}");
                ExitCode::FAILURE
            }
        }
    }
}

/// Ends the program: standard output is flushed, no destructor runs.
pub fn exit(code: i32) -> ! {
    crate::rt::cleanup();
    machine::exit(code)
}

/// Ends the program as by a signal: nothing is flushed, no destructor runs.
#[cold]
pub fn abort() -> ! {
    core::intrinsics::abort()
}

/// The number of this process, which is always the same.
#[must_use]
pub fn id() -> u32 {
    1
}
