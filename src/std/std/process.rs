//! The end of the program.

use core::fmt;
use core::intrinsics::glasscrab as machine;

/// Ends the program at once.
pub fn exit(code: i32) -> ! {
    crate::rt::cleanup();
    machine::exit(code)
}

/// Ends the program as by a signal.
pub fn abort() -> ! {
    core::intrinsics::abort()
}

/// What a program tells its caller at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExitCode(u8);

impl ExitCode {
    /// It worked.
    pub const SUCCESS: ExitCode = ExitCode(0);
    /// It failed.
    pub const FAILURE: ExitCode = ExitCode(1);

    /// The number as the system takes it.
    #[doc(hidden)]
    pub fn to_i32(self) -> i32 {
        self.0 as i32
    }
}

impl From<u8> for ExitCode {
    fn from(code: u8) -> Self {
        ExitCode(code)
    }
}

/// What `main` may return.
#[lang = "termination"]
pub trait Termination {
    /// The exit code.
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
                eprintln!("Error: {err:?}");
                ExitCode::FAILURE
            }
        }
    }
}
